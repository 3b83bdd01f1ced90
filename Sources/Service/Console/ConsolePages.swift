/// The console, top to bottom.
func consolePages(_ service: ServiceState) -> [PageRoute] {
    let parts: [[PageRoute]] = [
        signInPages(service),
        queuePages(service), bulkPages(service), reviewPages(service),
        recordPages(service), comparePages(service), screeningPages(service), thresholdPages(service),
        listPages(service),
        casePages(service),
        lawPages(service), sourcePages(service),
        bookPages(service),
        evidencePages(service), processorPages(service), keyPages(service), webhookPages(service), samplePages(service),
    ]
    return parts.flatMap { $0 }
}
