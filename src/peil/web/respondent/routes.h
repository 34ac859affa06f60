#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "peil/app/interview.h"
#include "peil/ports/clock.h"
#include "peil/web/http.h"
#include "peil/web/respondent/pages.h"
#include "peil/web/respondent/visitors.h"
#include "peil/web/router.h"

namespace peil::web::respondent {

struct RouteOptions {
  std::string_view server_key = {};  ///< signs tickets; outlives the routes
  bool behind_tls = false;           ///< a proxy in front speaks TLS and names the caller
  bool fictional_store = false;      ///< everything in the store was made up
  /// Told, once, what whoever runs the service has to mend.
  std::function<void(std::string_view)> warn = nullptr;
};

/// The respondent's site: one answer for every request.
///
///   GET  /                     choice of language (with one language: on to it)
///   GET  /LL                   start page with the field for the code
///   POST /LL/start             code -> cookie, 303 to the page to go on with; 422; 429
///   GET  /LL/q/PAGE            a page; 303 to another one when the route does not lead here
///   POST /LL/q/PAGE            answers -> 303; 422 errors; 403 unknown sender; 503 not saved
///   GET  /LL/thanks            thank-you page
///   POST /LL/stop              forgets who was there, 303 to the start page
///   GET  /style.css?v=HASH     kept for a year
///   GET  /health               "ok"; 503 when the store takes nothing, for now or any more
///
/// GET, HEAD and OPTIONS change nothing. No answer to a POST of a page of ours loses what was
/// typed; of a form that stood on another site nothing is taken and nothing shown. Safe to call
/// from several threads.
class Routes {
 public:
  Routes(app::Interview& interview, const Clock& clock, RouteOptions options);

  /// `reply` is called exactly once, before this returns or through `resume`.
  void handle(const HttpRequest& request, const Resume& resume, const Reply& reply);

 private:
  using Answer = HttpResponse (Routes::*)(const Call&);

  Handler answers(Answer answer);
  Router table();
  std::string language_of(const Call& call) const;

  HttpResponse languages(const Call& call);
  HttpResponse start(const Call& call);
  HttpResponse log_in(const Call& call);
  HttpResponse stop(const Call& call);
  HttpResponse thanks(const Call& call);
  HttpResponse show(const Call& call);
  HttpResponse to_start(const Call& call);
  HttpResponse health(const Call& call);
  HttpResponse nowhere(const Call& call);
  HttpResponse refusal(const Call& call, int status) const;
  void take(const Call& call, const Resume& resume, const Reply& reply);

  HttpResponse viewed(const app::Interview::View& view, const Call& call) const;
  HttpResponse outcome(const app::Interview::Outcome& outcome, const std::string& language,
                       const std::string& page, const Fields& fields, bool code_typed) const;
  HttpResponse resend(const std::string& language, int status, Resend resend) const;
  HttpResponse message(std::string_view language, int status, std::string_view key) const;

  app::Interview& interview_;
  bool behind_tls_;
  Site site_;
  Visitors visitors_;
  Router router_;
};

}  // namespace peil::web::respondent
