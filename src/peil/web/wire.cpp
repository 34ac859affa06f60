#include "peil/web/wire.h"

#include <algorithm>
#include <boost/beast/core.hpp>

#include "peil/language/texts.h"

namespace peil::web {
namespace beast = boost::beast;
namespace http = beast::http;

namespace {

// Only a browser that piled up cookies sends a head like that; its user reads this.
std::string head_too_large() {
  std::string lines;
  for (const std::string& code : language::written()) {
    lines += language::texts(code).form("server", "head_too_large");
    lines += '\n';
  }
  return lines;
}

}  // namespace

bool ambiguous(const Parser& parser) {
  const auto& fields = parser.get();
  const auto hosts = fields.count(http::field::host);
  if (hosts > 1 || (hosts == 0 && fields.version() >= 11)) return true;
  return fields.count(http::field::transfer_encoding) > 0 && !parser.chunked();
}

HttpRequest plain_request(const Parser::value_type& from, const std::string& address) {
  HttpRequest request;
  request.method = from.method_string();
  const std::string target(from.target());
  const auto mark = target.find('?');
  request.path = target.substr(0, mark);
  if (mark != std::string::npos) request.query = target.substr(mark + 1);
  for (const auto& field : from) {
    std::string name(field.name_string());
    std::ranges::transform(name, name.begin(), [](unsigned char c) {
      return static_cast<char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
    });
    auto& value = request.headers[name];
    if (!value.empty()) value += name == "cookie" ? "; " : ", ";
    value += field.value();
  }
  request.body = from.body();
  request.address = address;
  return request;
}

WireResponse wire_response(HttpResponse from, bool without_body) {
  WireResponse response;
  response.version(11);
  response.result(static_cast<unsigned>(from.status));
  for (const auto& [name, value] : from.headers) response.insert(name, value);
  if (from.status != 204) response.content_length(from.body.size());
  if (!without_body) response.body() = std::move(from.body);
  return response;
}

std::optional<int> status_of(const boost::system::error_code& ec) {
  if (ec == http::error::header_limit || ec == http::error::buffer_overflow) return 431;
  if (ec == http::error::end_of_stream || ec == beast::error::timeout ||
      ec.category() != http::make_error_code(http::error::bad_method).category()) {
    return {};
  }
  if (ec == http::error::partial_message) return {};
  return 400;
}

HttpResponse refusal_of(int status) {
  HttpResponse refusal{status,
                       {{"Content-Type", "text/plain; charset=utf-8"}},
                       status == 431 ? head_too_large() : "Not taken.\n"};
  add_security_headers(refusal);
  return refusal;
}

}  // namespace peil::web
