#include <utility>

#include "peil/access/ticket.h"
#include "peil/base/outside_error.h"
#include "peil/web/respondent/replies.h"
#include "peil/web/respondent/routes.h"
#include "peil/web/respondent/sent_form.h"

/// A page that was sent, and what is said to it.
namespace peil::web::respondent {

using app::Interview;

// A code that was typed goes before the cookie: two people may share a browser.
void Routes::take(const Call& call, const Resume& resume, const Reply& reply) {
  if (from_elsewhere(call.request)) {
    return reply(
        page(403, start_page(site_, call.language, {.fieldwork = interview_.fieldwork()})));
  }
  const bool cut = call.request.too_large;
  const auto form = cut ? parse_cut_form(call.request.body) : parse_form(call.request.body);
  if (!form) return reply(message(call.language, 413, "error_too_large"));
  const Fields fields = carried(*form, interview_.form(), call.page);
  std::optional<std::string> who;
  if (call.who) who = call.who->id;
  const std::string code = value_of(*form, login_code_field);
  if (!code.empty()) {
    Visitors::Tried tried;
    try {
      tried = visitors_.try_code(interview_, call.request, code);
    } catch (const OutsideError&) {
      tried = {{}, 503, {"error_not_saved", {}}};
    }
    if (!tried.who) {
      HttpResponse response =
          resend(call.language, tried.status, {call.page, fields, true, tried.said});
      if (tried.wait > 0) response.headers.emplace_back("Retry-After", std::to_string(tried.wait));
      return reply(std::move(response));
    }
    who = tried.who;
  }
  if (!who) {
    return reply(resend(call.language, 403, {call.page, fields, true, {"error_whose", {}}}));
  }
  if (cut) {
    const auto outcome = interview_.give_back({*who, call.page, *form, call.language});
    HttpResponse response = this->outcome(outcome, call.language, call.page, fields, !code.empty());
    if (response.status == 422) response.status = 413;
    return reply(std::move(response));
  }
  std::string next_language = value_of(*form, language_field);
  if (site_.study.language(next_language) == nullptr) next_language = call.language;
  const bool stops = value_of(*form, button_field) == button_stop;
  const auto way = way_of(*form);
  const bool stays = way == Interview::Way::Stay && !stops;
  interview_.send(
      {*who, call.page, *form, call.language, way, stays ? next_language : ""}, resume,
      [this, language = call.language, next_language, here = call.page, who = *who, stops, fields,
       code_typed = !code.empty(), reply](const Interview::Outcome& done) {
        const auto* accepted = std::get_if<Interview::Accepted>(&done);
        HttpResponse response =
            accepted != nullptr
                ? go_to(stops ? "/" + language : path_of(next_language, accepted->next))
                : outcome(done, language, here, fields, code_typed);
        const bool all_done = accepted != nullptr && accepted->next.empty();
        if (accepted != nullptr && stops) {
          response.headers.emplace_back("Set-Cookie", visitors_.no_ticket());
        } else if (!std::holds_alternative<Interview::Unmarked>(done) &&
                   !std::holds_alternative<Interview::LogIn>(done)) {
          response.headers.emplace_back(
              "Set-Cookie", visitors_.ticket_for(who, all_done ? access::ticket_seconds_when_done
                                                               : access::ticket_seconds));
        }
        reply(std::move(response));
      },
      [this, language = call.language, here = call.page, fields,
       reply](const std::exception_ptr& why) {
        int status = 500;
        try {
          std::rethrow_exception(why);
        } catch (const OutsideError&) {
          status = 503;
        } catch (const std::exception&) {
        }
        reply(resend(language, status, {here, fields, false, {"error_not_saved", {}}}));
      });
}

HttpResponse Routes::outcome(const Interview::Outcome& outcome, const std::string& language,
                             const std::string& here, const Fields& fields, bool code_typed) const {
  if (const auto* refused = std::get_if<Interview::Refused>(&outcome)) {
    return page(422, question_page(site_, refused->page));
  }
  if (const auto* outdated = std::get_if<Interview::Outdated>(&outcome)) {
    return page(200, question_page(site_, outdated->page));
  }
  if (const auto* aside = std::get_if<Interview::Aside>(&outcome)) {
    if (!aside->page) return go_to(path_of(language, ""));
    return page(200, question_page(site_, *aside->page));
  }
  if (const auto* lost = std::get_if<Interview::NotSaved>(&outcome)) {
    HttpResponse response = page(503, question_page(site_, lost->page));
    response.stop_server = lost->store_broken;
    return response;
  }
  if (const auto* there = std::get_if<Interview::Elsewhere>(&outcome)) {
    return go_to(path_of(language, there->page));
  }
  if (std::holds_alternative<Interview::NoSuchPage>(outcome)) {
    return message(language, 404, "error_not_found");
  }
  if (std::holds_alternative<Interview::Busy>(outcome)) {
    HttpResponse response = resend(language, 503, {here, fields, false, {"error_busy", {}}});
    response.headers.emplace_back("Retry-After", "5");
    return response;
  }
  if (std::holds_alternative<Interview::Full>(outcome)) {
    return resend(language, 403, {here, fields, false, {"error_closed", {}}});
  }
  if (std::holds_alternative<Interview::LogIn>(outcome) && !interview_.fieldwork().open) {
    return resend(language, 403, {here, fields, true, {"error_closed", {}}});
  }
  if (code_typed) return resend(language, 422, {here, fields, true, {"error_code", {}}});
  return resend(language, 403, {here, fields, true, {"error_whose", {}}});
}

HttpResponse Routes::resend(const std::string& language, int status, Resend resend) const {
  return page(status, resend_page(site_, language, resend));
}

}  // namespace peil::web::respondent
