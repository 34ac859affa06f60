#include "peil/web/respondent/routes.h"

#include <algorithm>
#include <utility>

#include "peil/access/ticket.h"
#include "peil/base/outside_error.h"
#include "peil/base/text.h"
#include "peil/web/respondent/replies.h"
#include "peil/web/respondent/sent_form.h"
#include "peil/web/respondent/style.h"

namespace peil::web::respondent {
namespace {

using app::Interview;

constexpr std::size_t most_code_shown = 64;
constexpr const char* come_again = "again";  // the query by which the start page says why

HttpResponse plain(int status, std::string text) {
  return {status, {{"Content-Type", "text/plain; charset=utf-8"}}, std::move(text)};
}

// What to show of a code that was refused: text, and not more than a code could be.
std::string shown_code(const std::string& typed) {
  return is_utf8(typed) && typed.size() <= most_code_shown ? typed : "";
}

}  // namespace

Routes::Routes(Interview& interview, const Clock& clock, RouteOptions options)
    : interview_(interview),
      behind_tls_(options.behind_tls),
      site_{interview.study(), interview.study().fictional || options.fictional_store, style_url()},
      visitors_({options.server_key, options.behind_tls, std::move(options.warn)}, clock),
      router_(table()) {}

Handler Routes::answers(Answer answer) {
  return [this, answer](const Call& call, const Resume&, const Reply& reply) {
    reply((this->*answer)(call));
  };
}

Router Routes::table() {
  const Handler taken = [this](const Call& call, const Resume& resume, const Reply& reply) {
    take(call, resume, reply);
  };
  const Handler icon = [](const Call&, const Resume&, const Reply& reply) {
    reply({204, {{"Cache-Control", "max-age=86400"}}, ""});
  };
  const Handler sheet = [](const Call& call, const Resume&, const Reply& reply) {
    reply(style(call.request));
  };
  const Handler stranger = answers(&Routes::to_start);
  return Router(
      {{"GET", "/", answers(&Routes::languages)},
       {"GET", "/health", answers(&Routes::health)},
       {"GET", "/style.css", sheet},
       {"GET", "/favicon.ico", icon},
       {"GET", "/{language}", answers(&Routes::start)},
       {"GET", "/{language}/start", answers(&Routes::to_start)},  // an answer that is reloaded
       {"POST", "/{language}/start", answers(&Routes::log_in)},
       {"POST", "/{language}/stop", answers(&Routes::stop)},
       {"GET", "/{language}/thanks", answers(&Routes::thanks), stranger},
       {"GET", "/{language}/q/{page}", answers(&Routes::show), stranger},
       {"POST", "/{language}/q/{page}", taken, taken}},
      {[this](std::string_view language) { return site_.study.language(language) != nullptr; },
       [this](const HttpRequest& request) -> std::optional<Caller> {
         auto id = visitors_.holder(request);
         if (!id) return {};
         return Caller{std::move(*id), Role::Respondent};
       },
       answers(&Routes::nowhere),
       [this](const Call& call, int status) { return refusal(call, status); }});
}

std::string Routes::language_of(const Call& call) const {
  return call.language.empty() ? site_.study.source_language : call.language;
}

void Routes::handle(const HttpRequest& request, const Resume& resume, const Reply& reply) {
  const Reply safe = [behind_tls = behind_tls_, reply](HttpResponse response) {
    add_security_headers(response, behind_tls);
    reply(std::move(response));
  };
  std::string language = router_.language_of(request.path);
  if (language.empty()) language = site_.study.source_language;
  HttpResponse response;
  try {
    return router_.handle(request, resume, safe);
  } catch (const OutsideError&) {
    response = message(language, 503, "error_service");
  } catch (const std::exception&) {
    response = message(language, 500, "error_service");
  }
  safe(std::move(response));
}

HttpResponse Routes::languages(const Call&) {
  if (site_.study.languages.size() == 1) return go_to("/" + site_.study.source_language);
  return page(200, language_page(site_));
}

HttpResponse Routes::start(const Call& call) {
  StartShown shown{.fieldwork = interview_.fieldwork()};
  if (!shown.fieldwork.open) {
    shown.notice = "error_closed";
  } else if (call.request.query == come_again) {
    shown.notice = "error_log_in";
  }
  return page(200, start_page(site_, call.language, shown));
}

HttpResponse Routes::to_start(const Call& call) {
  const bool reads_a_page = call.request.path != "/" + call.language + "/start";
  return go_to("/" + call.language + (reads_a_page ? std::string("?") + come_again : ""));
}

HttpResponse Routes::stop(const Call& call) {
  HttpResponse response = go_to("/" + call.language);
  if (!from_elsewhere(call.request))
    response.headers.emplace_back("Set-Cookie", visitors_.no_ticket());
  return response;
}

HttpResponse Routes::health(const Call&) {
  switch (interview_.health()) {
    case Interview::Health::Good:
      return plain(200, "ok\n");
    case Interview::Health::NoRoom:
      return plain(503, "the disk is full\n");
    case Interview::Health::Broken:
      break;
  }
  return plain(503, "the store takes nothing any more\n");
}

HttpResponse Routes::nowhere(const Call& call) {
  return message(language_of(call), 404, "error_not_found");
}

// What is no form cannot be read back, so the answers are not there to be sent again.
HttpResponse Routes::refusal(const Call& call, int status) const {
  if (status != 415) return message(language_of(call), status, "error_not_found");
  if (!call.page.empty()) return message(call.language, status, "error_not_saved");
  return page(status, start_page(site_, call.language, {.fieldwork = interview_.fieldwork()}));
}

HttpResponse Routes::thanks(const Call& call) {
  return viewed(interview_.thanks(call.who->id), call);
}

HttpResponse Routes::show(const Call& call) {
  return viewed(interview_.show(call.who->id, call.page, call.language), call);
}

HttpResponse Routes::viewed(const Interview::View& view, const Call& call) const {
  if (const auto* shown = std::get_if<interview::PageShown>(&view)) {
    return page(200, question_page(site_, *shown));
  }
  if (const auto* thanks = std::get_if<Interview::Thanks>(&view)) {
    if (!call.page.empty()) return go_to(path_of(call.language, ""));
    return page(200, thanks_page(site_, call.language, *thanks, interview_.fieldwork()));
  }
  if (const auto* there = std::get_if<Interview::Elsewhere>(&view)) {
    return go_to(path_of(call.language, there->page));
  }
  if (std::holds_alternative<Interview::NoSuchPage>(view)) {
    return message(call.language, 404, "error_not_found");
  }
  return go_to("/" + call.language);
}

HttpResponse Routes::log_in(const Call& call) {
  StartShown shown{.fieldwork = interview_.fieldwork()};
  if (from_elsewhere(call.request)) return page(403, start_page(site_, call.language, shown));
  if (call.request.too_large) return message(call.language, 413, "error_too_large");
  const auto fields = parse_form(call.request.body);
  const std::string typed = fields ? value_of(*fields, "code") : "";
  const Visitors::Tried tried = visitors_.try_code(interview_, call.request, typed);
  if (!tried.who) {
    shown.error = tried.said;
    if (tried.wait == 0) shown.typed = shown_code(typed);
    HttpResponse response = page(tried.status, start_page(site_, call.language, shown));
    if (tried.wait > 0) response.headers.emplace_back("Retry-After", std::to_string(tried.wait));
    return response;
  }
  const auto view = interview_.show(*tried.who, "", call.language);
  const auto* first = std::get_if<interview::PageShown>(&view);
  HttpResponse response = go_to(path_of(call.language, first != nullptr ? first->page->name : ""));
  const auto seconds = first != nullptr ? access::ticket_seconds : access::ticket_seconds_when_done;
  response.headers.emplace_back("Set-Cookie", visitors_.ticket_for(*tried.who, seconds));
  return response;
}

HttpResponse Routes::message(std::string_view language, int status, std::string_view key) const {
  return page(status, message_page(site_, language, key));
}

}  // namespace peil::web::respondent
