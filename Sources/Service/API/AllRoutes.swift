/// The whole API, top to bottom.
func allRoutes(sample: Bool) -> [Route] {
    applicationRoutes() + evidenceRoutes() + accountRoutes() + accessRoutes() + caseRoutes() + webhookRoutes()
        + feedRoutes(sample: sample)
}
