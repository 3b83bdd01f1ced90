/// The whole API, top to bottom.
func allRoutes(sample: Bool) -> [Route] {
    applicationRoutes() + evidenceRoutes() + trustRoutes() + accountRoutes() + accessRoutes() + screeningRoutes()
        + listRoutes()
        + matchRoutes() + caseRoutes() + webhookRoutes() + feedRoutes(sample: sample)
}
