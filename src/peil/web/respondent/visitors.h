#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "peil/app/interview.h"
#include "peil/ports/clock.h"
#include "peil/web/http.h"
#include "peil/web/rate_limit.h"
#include "peil/web/respondent/pages.h"

namespace peil::web::respondent {

struct VisitorOptions {
  std::string_view server_key = {};  ///< signs tickets; outlives the visitors
  bool behind_tls = false;           ///< a proxy in front speaks TLS and names the caller
  /// Told, once, what whoever runs the service has to mend.
  std::function<void(std::string_view)> warn = nullptr;
};

/// Who is there: tickets in cookies, and codes that are tried, as many as one address may.
/// Safe to call from several threads.
class Visitors {
 public:
  /// The clock outlives this.
  Visitors(VisitorOptions options, const Clock& clock);

  /// Who holds the ticket that came with the request.
  std::optional<std::string> holder(const HttpRequest& request) const;
  /// Values of Set-Cookie.
  std::string ticket_for(const std::string& respondent, std::int64_t seconds) const;
  std::string no_ticket() const;

  /// What came of a code: somebody, or what is said instead.
  struct Tried {
    std::optional<std::string> who;
    int status = 200;
    Said said;
    std::int64_t wait = 0;  ///< seconds until another may be tried
  };
  /// A slip of the pen (too few signs) is no guess, and while fieldwork is closed there is nothing
  /// to guess: neither costs a try. A caller whom the proxy does not name is counted by the first
  /// signs of the code, so that nobody locks out everybody.
  Tried try_code(const app::Interview& interview, const HttpRequest& request,
                 const std::string& typed);

 private:
  std::string cookie_name() const;
  std::string caller(const HttpRequest& request, const std::string& typed);

  VisitorOptions options_;
  const Clock& clock_;
  MissLimit misses_;
  std::atomic<bool> warned_ = false;
};

}  // namespace peil::web::respondent
