/// The whole API, top to bottom.
func allRoutes(sample: Bool) -> [Route] {
    applicationRoutes() + accountRoutes() + accessRoutes() + caseRoutes() + webhookRoutes() + feedRoutes(sample: sample)
}
