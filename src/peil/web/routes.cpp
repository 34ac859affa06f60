#include "peil/web/routes.h"

#include <algorithm>
#include <utility>

#include "peil/base/digest.h"
#include "peil/base/outside_error.h"
#include "peil/base/text.h"

namespace peil::assets {
extern const std::string_view style;
extern const std::string_view style_gzip;
}  // namespace peil::assets

namespace peil::web {
namespace {

using app::Interview;

constexpr const char* cookie_name = "peil";
constexpr std::size_t most_code_shown = 64;

const std::string& style_hash() {
  static const std::string hash = sha256(assets::style).substr(0, 16);
  return hash;
}

Response page(int status, std::string html) {
  return {status, {{"Content-Type", "text/html; charset=utf-8"}}, std::move(html)};
}

Response plain(int status, std::string text) {
  return {status, {{"Content-Type", "text/plain; charset=utf-8"}}, std::move(text)};
}

// 303: the browser fetches the new page with GET, whatever it did before.
Response go_to(std::string path) { return {303, {{"Location", std::move(path)}}, ""}; }

// What to show of a code that was refused: text, and not more than a code could be.
std::string shown_code(const std::string& typed) {
  return is_utf8(typed) && typed.size() <= most_code_shown ? typed : "";
}

std::string value_of(const Fields& fields, std::string_view name) {
  const auto found = std::ranges::find(fields, name, [](const auto& f) { return f.first; });
  return found == fields.end() ? "" : found->second;
}

// Fields of a page as they came, without the code, as text that a page can carry.
Fields carried(const Fields& fields) {
  Fields kept;
  for (const auto& [name, value] : fields) {
    if (name != login_code_field && is_utf8(name) && is_utf8(value)) kept.emplace_back(name, value);
  }
  return kept;
}

bool is_form(const Request& request) {
  return request.header("content-type").starts_with("application/x-www-form-urlencoded");
}

// Browsers say where a form was; a form of another site has no business here.
bool from_elsewhere(const Request& request) {
  return request.header("sec-fetch-site") == "cross-site";
}

}  // namespace

struct Routes::Place {
  enum class Kind { Nowhere, Languages, Start, LogIn, Question, Thanks, Style, Health, Icon };
  Kind kind = Kind::Nowhere;
  std::string language;
  std::string page;

  bool takes_posts() const { return kind == Kind::LogIn || kind == Kind::Question; }
  std::string path(const std::string& name) const {
    return "/" + language + (name.empty() ? "/thanks" : "/q/" + name);
  }
};

Routes::Routes(Interview& interview, const Clock& clock, RouteOptions options)
    : interview_(interview),
      clock_(clock),
      options_(options),
      site_{interview.study(), interview.study().fictional || options.fictional_store,
            "/style.css?v=" + style_hash()} {}

Routes::Place Routes::place_of(const std::string& path) const {
  using Kind = Place::Kind;
  const std::string& source = site_.study.source_language;
  if (path == "/") return {Kind::Languages, source, ""};
  if (path == "/style.css") return {Kind::Style, source, ""};
  if (path == "/health") return {Kind::Health, source, ""};
  if (path == "/favicon.ico") return {Kind::Icon, source, ""};
  const auto parts = split(std::string_view(path).substr(path.starts_with('/') ? 1 : 0), '/');
  if (site_.study.language(parts[0]) == nullptr) return {Kind::Nowhere, source, ""};
  const std::string language(parts[0]);
  if (parts.size() == 1) return {Kind::Start, language, ""};
  if (parts.size() == 2 && parts[1] == "start") return {Kind::LogIn, language, ""};
  if (parts.size() == 2 && parts[1] == "thanks") return {Kind::Thanks, language, ""};
  if (parts.size() == 3 && parts[1] == "q" && !parts[2].empty()) {
    return {Kind::Question, language, std::string(parts[2])};
  }
  return {Kind::Nowhere, language, ""};
}

void Routes::handle(const Request& request, Interview::Resume resume, Reply reply) {
  const Place place = place_of(request.path);
  const Reply safe = [reply = std::move(reply)](Response response) {
    add_security_headers(response);
    reply(std::move(response));
  };
  Response response;
  try {
    if (request.method == "GET" || request.method == "HEAD") {
      response = look(request, place);
    } else if (request.method == "OPTIONS") {
      response = {
          204,
          {{"Allow", place.takes_posts() ? "GET, HEAD, OPTIONS, POST" : "GET, HEAD, OPTIONS"}},
          ""};
    } else if (request.method != "POST" || !place.takes_posts()) {
      response = plain(405, "This address cannot do that.\n");
      response.headers.emplace_back(
          "Allow", place.takes_posts() ? "GET, HEAD, OPTIONS, POST" : "GET, HEAD, OPTIONS");
    } else if (!is_form(request)) {
      response = plain(415, "Only forms are taken here.\n");
    } else if (place.kind == Place::Kind::LogIn) {
      response = start(request, place);
    } else {
      return take(request, place, std::move(resume), safe);
    }
  } catch (const OutsideError&) {
    response = message(place.language, 503, "error_service");
  } catch (const std::exception&) {
    response = message(place.language, 500, "error_service");
  }
  safe(std::move(response));
}

Response Routes::look(const Request& request, const Place& place) {
  switch (place.kind) {
    case Place::Kind::Languages:
      if (site_.study.languages.size() == 1) return go_to("/" + place.language);
      return page(200, language_page(site_));
    case Place::Kind::Start:
      return page(200, start_page(site_, place.language, "", ""));
    case Place::Kind::LogIn:  // somebody reloads the answer to a wrong code
      return go_to("/" + place.language);
    case Place::Kind::Question:
    case Place::Kind::Thanks:
      return show(request, place);
    case Place::Kind::Style:
      return style(request);
    case Place::Kind::Health:
      return plain(200, "ok\n");
    case Place::Kind::Icon:
      return {204, {{"Cache-Control", "max-age=86400"}}, ""};
    case Place::Kind::Nowhere:
      break;
  }
  return message(place.language, 404, "error_not_found");
}

Response Routes::style(const Request& request) const {
  const bool current = request.query == "v=" + style_hash();
  const bool zipped = accepts_gzip(request);
  Response response{
      200,
      {{"Content-Type", "text/css; charset=utf-8"},
       {"Cache-Control", current ? "public, max-age=31536000, immutable" : "no-cache"},
       {"Vary", "Accept-Encoding"}},
      std::string(zipped ? assets::style_gzip : assets::style)};
  if (zipped) response.headers.emplace_back("Content-Encoding", "gzip");
  return response;
}

Response Routes::show(const Request& request, const Place& place) {
  const auto who = respondent(request);
  if (!who) return go_to("/" + place.language);
  if (place.kind == Place::Kind::Thanks) return viewed(interview_.thanks(*who), place);
  return viewed(interview_.show(*who, place.page, place.language), place);
}

Response Routes::viewed(const Interview::View& view, const Place& place) const {
  if (const auto* shown = std::get_if<interview::PageShown>(&view)) {
    return page(200, question_page(site_, *shown));
  }
  if (const auto* thanks = std::get_if<Interview::Thanks>(&view)) {
    if (place.kind != Place::Kind::Thanks) return go_to(place.path(""));
    return page(200, thanks_page(site_, place.language, *thanks));
  }
  if (const auto* there = std::get_if<Interview::Elsewhere>(&view)) {
    return go_to(place.path(there->page));
  }
  if (std::holds_alternative<Interview::NoSuchPage>(view)) {
    return message(place.language, 404, "error_not_found");
  }
  return go_to("/" + place.language);
}

Response Routes::start(const Request& request, const Place& place) {
  if (from_elsewhere(request)) return page(403, start_page(site_, place.language, "", ""));
  const std::int64_t now = clock_.seconds();
  if (const std::int64_t wait = misses_.wait(caller(request), now); wait > 0) {
    Response response = page(429, start_page(site_, place.language, "error_too_many_tries", ""));
    response.headers.emplace_back("Retry-After", std::to_string(wait));
    return response;
  }
  const auto fields = parse_form(request.body);
  const std::string typed = fields ? value_of(*fields, "code") : "";
  const auto who = interview_.log_in(typed);
  if (!who) {
    misses_.miss(caller(request), now);
    return page(422, start_page(site_, place.language, "error_code", shown_code(typed)));
  }
  const auto view = interview_.show(*who, "", place.language);
  const auto* shown = std::get_if<interview::PageShown>(&view);
  Response response = go_to(place.path(shown != nullptr ? shown->page->name : ""));
  response.headers.emplace_back("Set-Cookie", set_cookie(*who));
  return response;
}

void Routes::take(const Request& request, const Place& place, Interview::Resume resume,
                  const Reply& reply) {
  const auto form = parse_form(request.body);
  if (!form) return reply(message(place.language, 413, "error_not_saved"));
  auto who = respondent(request);
  std::string cookie;
  const std::string code = value_of(*form, login_code_field);
  if (!who && !code.empty() && !from_elsewhere(request)) {
    const std::int64_t now = clock_.seconds();
    if (const std::int64_t wait = misses_.wait(caller(request), now); wait > 0) {
      Response response = resend(place, *form, 429, true, "error_too_many_tries");
      response.headers.emplace_back("Retry-After", std::to_string(wait));
      return reply(std::move(response));
    }
    try {
      who = interview_.log_in(code);
    } catch (const OutsideError&) {
      return reply(resend(place, *form, 503, true, "error_not_saved"));
    }
    if (!who) {
      misses_.miss(caller(request), now);
      return reply(resend(place, *form, 422, true, "error_code"));
    }
    cookie = set_cookie(*who);
  }
  if (!who) return reply(resend(place, *form, 403, true, "error_not_saved"));
  const Fields fields = carried(*form);
  interview_.send(
      {*who, place.page, *form, place.language}, std::move(resume),
      [this, place, fields, cookie, reply](Interview::Outcome done) {
        Response response = outcome(done, place, fields);
        if (!cookie.empty()) response.headers.emplace_back("Set-Cookie", cookie);
        reply(std::move(response));
      },
      [this, place, fields, reply](const std::exception_ptr& why) {
        int status = 500;
        try {
          std::rethrow_exception(why);
        } catch (const OutsideError&) {
          status = 503;
        } catch (const std::exception&) {
        }
        reply(resend(place, fields, status, false, "error_not_saved"));
      });
}

Response Routes::outcome(const Interview::Outcome& outcome, const Place& place,
                         const Fields& fields) const {
  if (const auto* accepted = std::get_if<Interview::Accepted>(&outcome)) {
    return go_to(place.path(accepted->next));
  }
  if (const auto* refused = std::get_if<Interview::Refused>(&outcome)) {
    return page(422, question_page(site_, refused->page));
  }
  if (const auto* outdated = std::get_if<Interview::Outdated>(&outcome)) {
    return page(200, question_page(site_, outdated->page));
  }
  if (const auto* unmarked = std::get_if<Interview::Unmarked>(&outcome)) {
    return page(403, question_page(site_, unmarked->page));
  }
  if (const auto* lost = std::get_if<Interview::NotSaved>(&outcome)) {
    Response response = page(503, question_page(site_, lost->page));
    response.stop_server = lost->store_broken;
    return response;
  }
  if (const auto* there = std::get_if<Interview::Elsewhere>(&outcome)) {
    return go_to(place.path(there->page));
  }
  if (std::holds_alternative<Interview::NoSuchPage>(outcome)) {
    return message(place.language, 404, "error_not_found");
  }
  return resend(place, fields, 403, true, "error_not_saved");
}

Response Routes::resend(const Place& place, Fields fields, int status, bool ask_code,
                        std::string notice) const {
  return page(status, resend_page(site_, place.language,
                                  {place.page, carried(fields), ask_code, std::move(notice)}));
}

Response Routes::message(std::string_view language, int status, std::string_view key) const {
  return page(status, message_page(site_, language, key));
}

std::optional<std::string> Routes::respondent(const Request& request) const {
  return interview_.holder(cookie(request, cookie_name));
}

// Behind a proxy every request comes from the proxy, which writes the caller behind the list.
std::string Routes::caller(const Request& request) const {
  const std::string_view forwarded = request.header("x-forwarded-for");
  if (!options_.behind_tls || forwarded.empty()) return request.address;
  return std::string(trim(split(forwarded, ',').back()));
}

std::string Routes::set_cookie(const std::string& respondent) const {
  return std::string(cookie_name) + "=" + interview_.ticket(respondent) +
         "; Path=/; HttpOnly; SameSite=Lax" + (options_.behind_tls ? "; Secure" : "");
}

}  // namespace peil::web
