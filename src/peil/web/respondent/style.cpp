#include "peil/web/respondent/style.h"

#include "peil/base/digest.h"

namespace peil::assets {
extern const std::string_view style;
extern const std::string_view style_gzip;
}  // namespace peil::assets

namespace peil::web::respondent {
namespace {

const std::string& style_hash() {
  static const std::string hash = sha256(assets::style).substr(0, 16);
  return hash;
}

}  // namespace

std::string style_url() { return "/style.css?v=" + style_hash(); }

HttpResponse style(const HttpRequest& request) {
  const bool current = request.query == "v=" + style_hash();
  const bool zipped = accepts_gzip(request);
  HttpResponse response{
      200,
      {{"Content-Type", "text/css; charset=utf-8"},
       {"Cache-Control", current ? "public, max-age=31536000, immutable" : "no-cache"},
       {"Vary", "Accept-Encoding"}},
      std::string(zipped ? assets::style_gzip : assets::style)};
  if (zipped) response.headers.emplace_back("Content-Encoding", "gzip");
  return response;
}

}  // namespace peil::web::respondent
