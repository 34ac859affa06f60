#pragma once

#include <boost/beast/http.hpp>
#include <optional>
#include <string>

#include "peil/web/http.h"

/// Between what Beast reads and writes and what the pages see.
namespace peil::web {

using Parser = boost::beast::http::request_parser<boost::beast::http::string_body>;
using WireResponse = boost::beast::http::response<boost::beast::http::string_body>;

/// A request whose end or whose host two readers could see differently is for nobody.
bool ambiguous(const Parser& parser);

HttpRequest plain_request(const Parser::value_type& from, const std::string& address);

WireResponse wire_response(HttpResponse from, bool without_body);

/// What is said to somebody whose request cannot be read to its end; nothing when nobody is there
/// any more.
std::optional<int> status_of(const boost::system::error_code& ec);

/// In plain text, since no path and so no language is known. A head that is too large (431) is told
/// in every language in which peil writes.
HttpResponse refusal_of(int status);

}  // namespace peil::web
