#include "peil/web/http.h"

#include <algorithm>

#include "peil/base/text.h"

namespace peil::web {
namespace {

int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

std::string decoded(std::string_view text, char plus) {
  std::string plain;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '%' && i + 2 < text.size() && hex_digit(text[i + 1]) >= 0 &&
        hex_digit(text[i + 2]) >= 0) {
      plain += static_cast<char>(hex_digit(text[i + 1]) * 16 + hex_digit(text[i + 2]));
      i += 2;
    } else {
      plain += text[i] == '+' ? plus : text[i];
    }
  }
  return plain;
}

// The last of the list, which the proxy wrote; without a port.
std::string forwarded_address(std::string_view list) {
  const std::string_view last = trim(split(list, ',').back());
  if (last.starts_with('[')) return std::string(last.substr(1, last.find(']') - 1));
  const bool has_port = std::ranges::count(last, ':') == 1;
  return std::string(has_port ? last.substr(0, last.find(':')) : last);
}

}  // namespace

std::string_view HttpRequest::header(std::string_view name) const {
  const auto found = headers.find(name);
  return found == headers.end() ? std::string_view() : found->second;
}

std::string_view HttpResponse::header(std::string_view name) const {
  const auto found = std::ranges::find(headers, name, [](const auto& h) { return h.first; });
  return found == headers.end() ? std::string_view() : found->second;
}

std::optional<Fields> parse_form(std::string_view body) {
  Fields fields;
  while (!body.empty()) {
    const auto end = body.find('&');
    const std::string_view pair = body.substr(0, end);
    body.remove_prefix(end == std::string_view::npos ? body.size() : end + 1);
    if (pair.empty()) continue;
    if (fields.size() == most_fields) return {};
    const auto equals = pair.find('=');
    fields.emplace_back(
        decoded(pair.substr(0, equals), ' '),
        equals == std::string_view::npos ? "" : decoded(pair.substr(equals + 1), ' '));
  }
  return fields;
}

std::string percent_decoded(std::string_view part) { return decoded(part, '+'); }

std::optional<Fields> parse_cut_form(std::string_view body) {
  for (const std::size_t back : {1, 2}) {
    if (body.size() >= back && body[body.size() - back] == '%') {
      body.remove_suffix(back);
      break;
    }
  }
  const auto last = body.rfind('&');
  const std::string_view field = body.substr(last == std::string_view::npos ? 0 : last + 1);
  if (field.find('=') == std::string_view::npos) body.remove_suffix(field.size());
  auto fields = parse_form(body);
  if (!fields || fields->empty()) return fields;
  std::string& value = fields->back().second;
  constexpr std::size_t longest_sign = 4;
  for (std::size_t cut = 1; cut < longest_sign && !is_utf8(value) && !value.empty(); ++cut)
    value.pop_back();
  return fields;
}

std::string_view cookie(const HttpRequest& request, std::string_view name) {
  for (std::string_view pair : split(request.header("cookie"), ';')) {
    pair = trim(pair);
    const auto equals = pair.find('=');
    if (equals != std::string_view::npos && pair.substr(0, equals) == name) {
      return pair.substr(equals + 1);
    }
  }
  return {};
}

bool accepts_gzip(const HttpRequest& request) {
  for (std::string_view coding : split(request.header("accept-encoding"), ',')) {
    coding = trim(coding);
    if (coding == "gzip") return true;
    if (coding.starts_with("gzip;")) {
      const auto weight = trim(coding.substr(5));
      return weight.starts_with("q=") && decimal_number(weight.substr(2)).value_or(0.0) > 0.0;
    }
  }
  return false;
}

std::string caller_address(const HttpRequest& request, bool behind_tls) {
  return behind_tls ? forwarded_address(request.header("x-forwarded-for")) : request.address;
}

bool from_elsewhere(const HttpRequest& request) {
  const std::string_view site = request.header("sec-fetch-site");
  if (!site.empty()) return site != "same-origin" && site != "none";
  const std::string_view origin = request.header("origin");
  if (origin.empty()) return false;
  const auto host = origin.find("://");
  if (host == std::string_view::npos) return true;  // "null": a page that hides where it stood
  const std::string_view caller = origin.substr(host + 3);
  return caller != request.header("host") && caller != request.header("x-forwarded-host");
}

void add_security_headers(HttpResponse& response, bool behind_tls) {
  const auto add = [&](const char* name, const char* value) {
    if (response.header(name).empty()) response.headers.emplace_back(name, value);
  };
  add("Content-Security-Policy",
      "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; "
      "base-uri 'none'; frame-ancestors 'none'");
  add("X-Content-Type-Options", "nosniff");
  add("Referrer-Policy", "same-origin");
  add("Cross-Origin-Opener-Policy", "same-origin");
  add("Cache-Control", "no-store");
  if (behind_tls) add("Strict-Transport-Security", "max-age=31536000");
}

}  // namespace peil::web
