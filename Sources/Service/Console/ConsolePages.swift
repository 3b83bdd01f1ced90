/// The console, top to bottom.
func consolePages(_ service: ServiceState) -> [PageRoute] {
    signInPages(service) + queuePages(service) + reviewPages(service) + recordPages(service) + listPages(service)
        + casePages(service) + lawPages(service) + bookPages(service) + keyPages(service) + samplePages(service)
}
