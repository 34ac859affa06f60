#include "peil/web/respondent/visitors.h"

#include <algorithm>
#include <utility>

#include "peil/access/ticket.h"
#include "peil/base/text.h"
#include "peil/interview/login_code.h"

namespace peil::web::respondent {
namespace {

constexpr std::size_t signs_of_a_prefix = 4;

}  // namespace

Visitors::Visitors(VisitorOptions options, const Clock& clock)
    : options_(std::move(options)), clock_(clock) {}

std::string Visitors::cookie_name() const { return options_.behind_tls ? "__Host-peil" : "peil"; }

std::optional<std::string> Visitors::holder(const HttpRequest& request) const {
  return access::holder(options_.server_key, cookie(request, cookie_name()), clock_.seconds());
}

std::string Visitors::ticket_for(const std::string& respondent, std::int64_t seconds) const {
  return cookie_name() + "=" +
         access::ticket(options_.server_key, respondent, clock_.seconds() + seconds) +
         "; Path=/; HttpOnly; SameSite=Lax" + (options_.behind_tls ? "; Secure" : "");
}

std::string Visitors::no_ticket() const {
  return cookie_name() + "=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax" +
         (options_.behind_tls ? "; Secure" : "");
}

// Behind a proxy every request comes from the proxy, which writes the caller behind the list.
std::string Visitors::caller(const HttpRequest& request, const std::string& typed) {
  const std::string from = caller_address(request, options_.behind_tls);
  if (network_of(from) != "?") return from;
  if (options_.behind_tls && options_.warn && !warned_.exchange(true)) {
    options_.warn(
        "the proxy does not name the caller in X-Forwarded-For, so wrong codes cannot be counted "
        "by address. Let it write the address of the visitor at the end of that header.");
  }
  return "code " + typed.substr(0, signs_of_a_prefix);
}

Visitors::Tried Visitors::try_code(const app::Interview& interview, const HttpRequest& request,
                                   const std::string& typed) {
  const std::int64_t now = clock_.seconds();
  const std::string from = caller(request, typed);
  if (const std::int64_t wait = misses_.wait(from, now); wait > 0) {
    return {{}, 429, {"error_too_many_tries", {}}, wait};
  }
  const std::size_t signs = interview::login_code_signs(typed);
  if (signs != interview::login_code_length) {
    const auto length = static_cast<std::int64_t>(interview::login_code_length);
    return {
        {},
        422,
        {"error_code_length", {{"length", length}, {"count", static_cast<std::int64_t>(signs)}}}};
  }
  if (const auto who = interview.log_in(typed)) return {who, 200, {}};
  if (!interview.fieldwork().open) return {{}, 422, {"error_closed", {}}};
  misses_.miss(from, now);
  return {{}, 422, {"error_code", {}}};
}

}  // namespace peil::web::respondent
