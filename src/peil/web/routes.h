#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "peil/app/interview.h"
#include "peil/ports/clock.h"
#include "peil/web/http.h"
#include "peil/web/pages.h"
#include "peil/web/rate_limit.h"

namespace peil::web {

struct RouteOptions {
  bool behind_tls = false;       ///< cookies are Secure; the caller is the last X-Forwarded-For
  bool fictional_store = false;  ///< everything in the store was made up
};

/// The respondent's site: one answer for every request.
///
///   GET  /                     choice of language (with one language: on to it)
///   GET  /LL                   start page with the field for the code
///   POST /LL/start             code -> cookie, 303 to the page to go on with; 422; 429
///   GET  /LL/q/PAGE            a page; 303 to another one when the route does not lead here
///   POST /LL/q/PAGE            answers -> 303; 422 errors; 403 unknown sender; 503 not saved
///   GET  /LL/thanks            thank-you page
///   GET  /style.css?v=HASH     kept for a year
///   GET  /health               "ok"
///
/// GET, HEAD and OPTIONS change nothing. No answer to a POST of a page loses what was typed.
/// Safe to call from several threads.
class Routes {
 public:
  Routes(app::Interview& interview, const Clock& clock, RouteOptions options);

  using Reply = std::function<void(Response)>;

  /// `reply` is called exactly once, before this returns or through `resume`.
  void handle(const Request& request, app::Interview::Resume resume, Reply reply);

 private:
  struct Place;  // what a path means

  Response look(const Request& request, const Place& place);
  Response style(const Request& request) const;
  Response show(const Request& request, const Place& place);
  Response viewed(const app::Interview::View& view, const Place& place) const;
  Response start(const Request& request, const Place& place);
  void take(const Request& request, const Place& place, app::Interview::Resume resume,
            const Reply& reply);
  Response outcome(const app::Interview::Outcome& outcome, const Place& place,
                   const Fields& fields) const;
  Response resend(const Place& place, Fields fields, int status, bool ask_code,
                  std::string notice) const;
  Response message(std::string_view language, int status, std::string_view key) const;
  std::optional<std::string> respondent(const Request& request) const;
  std::string caller(const Request& request) const;
  std::string set_cookie(const std::string& respondent) const;
  Place place_of(const std::string& path) const;

  app::Interview& interview_;
  const Clock& clock_;
  RouteOptions options_;
  Site site_;
  MissLimit misses_;
};

}  // namespace peil::web
