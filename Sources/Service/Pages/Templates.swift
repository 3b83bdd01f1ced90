import Foundation
import Mustache

/// The templates, compiled once at start. Every value is escaped for HTML; no template writes one raw.
struct Templates: Sendable {
    private let library: MustacheLibrary

    /// Throws when a template does not parse, which a test would have found.
    init() throws {
        var library = MustacheLibrary()
        for (name, bytes) in Templates.sources {
            try library.register(String(decoding: bytes, as: UTF8.self), named: name)
        }
        self.library = library
    }

    func draw(_ page: Page) -> String { draw(page, as: "page") }
    func draw(_ page: QueuePage) -> String { draw(page, as: "queue") }
    func draw(_ page: PortalStep) -> String { draw(page, as: "portal_step") }
    func draw(_ page: PortalStatus) -> String { draw(page, as: "portal_status") }

    private func draw(_ page: Any, as template: String) -> String {
        library.render(page, withTemplate: template) ?? ""
    }

    static let sources: [(name: String, bytes: [UInt8])] = [
        ("arch", PackageResources.arch_mustache), ("field", PackageResources.field_mustache),
        ("form", PackageResources.form_mustache), ("head", PackageResources.head_mustache),
        ("heat", PackageResources.heat_mustache), ("layout", PackageResources.layout_mustache),
        ("page", PackageResources.page_mustache), ("portal_layout", PackageResources.portal_layout_mustache),
        ("portal_status", PackageResources.portal_status_mustache),
        ("portal_step", PackageResources.portal_step_mustache),
        ("queue", PackageResources.queue_mustache), ("road", PackageResources.road_mustache),
        ("section", PackageResources.section_mustache), ("side", PackageResources.side_mustache),
        ("table", PackageResources.table_mustache), ("why", PackageResources.why_mustache),
    ]
}
