#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace peil::web {

/// A request as the pages see it; nothing here knows of sockets.
struct HttpRequest {
  std::string method;
  std::string path;  ///< before the question mark, not decoded
  std::string query;
  std::map<std::string, std::string, std::less<>> headers;  ///< names in lower case
  std::string body;
  std::string address;     ///< of the caller
  bool too_large = false;  ///< the body was longer than any page of ours sends, and is cut

  std::string_view header(std::string_view name) const;
};

struct HttpResponse {
  int status = 200;
  std::vector<std::pair<std::string, std::string>> headers;
  std::string body;
  bool stop_server = false;  ///< the store is broken: answer this, then stop

  std::string_view header(std::string_view name) const;
};

/// Name and value, decoded, in their order.
using Fields = std::vector<std::pair<std::string, std::string>>;

/// More fields than any page of ours has.
constexpr std::size_t most_fields = 4096;

/// Reads application/x-www-form-urlencoded as browsers write it (WHATWG URL, section 5.1): `+` is
/// a blank, a `%` without two digits stays as it is. Nothing when there are more than most_fields.
std::optional<Fields> parse_form(std::string_view body);

/// A part of a path: a `%` with two digits is a byte, all else stays.
std::string percent_decoded(std::string_view part);

/// The same of a body that was cut somewhere: its last field ends before a sign that is not whole,
/// and is left out when its name may be.
std::optional<Fields> parse_cut_form(std::string_view body);

/// The first cookie of that name, or "".
std::string_view cookie(const HttpRequest& request, std::string_view name);

/// True when the caller takes gzip.
bool accepts_gzip(const HttpRequest& request);

/// Who calls, as the server sees it or, behind a proxy, as the proxy wrote it: the last of
/// X-Forwarded-For, without a port. "" when a proxy names nobody.
std::string caller_address(const HttpRequest& request, bool behind_tls);

/// True for a form that stood on a page of another site, as browsers say it: by Sec-Fetch-Site, or
/// where they do not know that header by Origin, which then has to name the host that was called.
bool from_elsewhere(const HttpRequest& request);

/// What every answer carries: no scripts, no frames, no guessing of types, no keeping; behind TLS
/// also that this host is never to be called without it.
void add_security_headers(HttpResponse& response, bool behind_tls = false);

}  // namespace peil::web
