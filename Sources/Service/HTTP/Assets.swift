import Hummingbird

/// The style sheet, the keys and the icon: the only files there are, held in memory and cached for an hour.
enum Assets {
    static let all: [(path: String, media: String, bytes: [UInt8])] = [
        ("/assets/gatehouse.css", "text/css; charset=utf-8", PackageResources.gatehouse_css),
        ("/assets/keys.js", "text/javascript; charset=utf-8", PackageResources.keys_js),
        ("/assets/gatehouse.svg", "image/svg+xml", PackageResources.gatehouse_svg),
    ]
    static func answer(_ asset: (path: String, media: String, bytes: [UInt8])) -> Response {
        Response(
            status: .ok, headers: [.contentType: asset.media, .cacheControl: "public, max-age=3600"],
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: asset.bytes)))
    }
}

/// A page as it is answered.
func htmlAnswer(_ html: String, status: HTTPResponse.Status = .ok) -> Response {
    Response(
        status: status, headers: [.contentType: "text/html; charset=utf-8"],
        body: ResponseBody(byteBuffer: ByteBuffer(string: html)))
}
func seeOther(_ location: String) -> Response { Response(status: .seeOther, headers: [.location: location]) }
