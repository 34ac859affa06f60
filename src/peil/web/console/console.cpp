#include "peil/web/console/console.h"

#include <algorithm>
#include <utility>

#include "peil/app/audit.h"
#include "peil/base/digest.h"
#include "peil/base/text.h"
#include "peil/web/console/pages.h"
#include "peil/web/console/style.h"
#include "peil/web/replies.h"

namespace peil::web::console {
namespace {

constexpr std::int64_t events_a_page = 50;

std::string field_of(const Fields& fields, std::string_view name) {
  const auto found =
      std::ranges::find(fields, name, [](const auto& f) { return std::string_view(f.first); });
  return found == fields.end() ? std::string() : found->second;
}

Fields sent(const HttpRequest& request) {
  if (request.too_large) return {};
  return parse_form(request.body).value_or(Fields{});
}

// An address of the console to go on to after the log-in; "" for anything else.
std::string safe_next(const std::string& next) {
  const auto plain = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           std::string_view("/-._~:%?=&").find(c) != std::string_view::npos;
  };
  const bool fits = next.starts_with("/console/") && next.size() < 500 &&
                    next.find("//") == std::string::npos && std::ranges::all_of(next, plain);
  return fits ? next : "";
}

std::string called(const HttpRequest& request) {
  return request.path + (request.query.empty() ? "" : "?" + request.query);
}

std::string first_language(const Study& study) {
  const std::string of_study(language::base_of(study.source_language));
  return language::is_written(of_study) ? of_study : language::written().front();
}

}  // namespace

Console::Console(const Study& study, Door::Outside outside, Options options)
    : study_(study),
      store_(outside.store),
      options_(options),
      site_{study, study.fictional || options.fictional_store, ""},
      style_(std::string(options.documents ? options.documents->style() : "") +
             std::string(console::style())),
      door_(outside, {options.server_key, options.behind_tls}),
      router_(table()) {
  if (options_.results != nullptr && options_.documents != nullptr)
    results_.emplace(*options_.results, *options_.documents, options_.program);
  site_.style_url = "/console/style.css?v=" + sha256(style_).substr(0, 16);
}

bool Console::takes(std::string_view path) {
  return path == "/console" || path.starts_with("/console/");
}

Handler Console::answers(Answer method) {
  return [this, method](const Call& call, const Resume&, const Reply& reply) {
    reply((this->*method)(call));
  };
}

Router Console::table() {
  const Handler no = answers(&Console::stranger);
  std::vector<Endpoint> routes{
      {"GET", "/console", answers(&Console::root)},
      {"GET", "/console/style.css", answers(&Console::sheet)},
      {"GET", "/console/{language}/log-in", answers(&Console::log_in_form)},
      {"POST", "/console/{language}/log-in", answers(&Console::log_in)},
      {"POST", "/console/{language}/log-out", answers(&Console::log_out), no},
      {"GET", "/console/{language}", answers(&Console::begin), no},
      {"GET", "/console/{language}/sessions", answers(&Console::sessions), no},
      {"POST", "/console/{language}/sessions/{session}/end", answers(&Console::end_session), no,
       [this](const Call& call) { return whose_session(call); }},
      {"GET", "/console/{language}/audit", answers(&Console::audit), no},
      {"GET", "/console/{language}/audit.csv", answers(&Console::audit_file), no},
      {"GET", "/console/{language}/results", answers(&Console::results), no},
      {"GET", "/console/{language}/waves/{wave}", answers(&Console::wave), no},
      {"GET", "/console/{language}/waves/{wave}/groups/{group}", answers(&Console::group), no},
      {"GET", "/console/{language}/waves/{wave}/aspects/{item}", answers(&Console::item), no},
      {"GET", "/console/{language}/waves/{wave}/figures/{group}/{item}/{statistic}",
       answers(&Console::figure), no},
      {"GET", "/console/{language}/trend", answers(&Console::trend), no},
      {"GET", "/console/{language}/priorities", answers(&Console::priorities), no},
      {"GET", "/console/{language}/letter", answers(&Console::letter), no}};
  return Router(std::move(routes),
                {[](std::string_view language) { return language::is_written(language); },
                 [this](const HttpRequest& request) { return door_.caller(request); },
                 answers(&Console::nowhere),
                 [this](const Call& call, int status) { return message(call, status, "refused"); },
                 "/console/"});
}

void Console::handle(HttpRequest request, Reply reply) {
  const bool kept =
      workers_.put([this, request = std::move(request), reply] { answer(request, reply); });
  if (kept) return;
  HttpResponse busy{503, {{"Retry-After", "5"}, {"Content-Type", "text/plain"}}, "Busy.\n"};
  add_security_headers(busy, options_.behind_tls);
  reply(std::move(busy));
}

void Console::answer(const HttpRequest& request, const Reply& reply) {
  const Reply safe = [this, &reply](HttpResponse response) {
    add_security_headers(response, options_.behind_tls);
    reply(std::move(response));
  };
  try {
    router_.handle(request, [](std::function<void()> work) { work(); }, safe);
  } catch (const std::exception&) {
    Call call{request, router_.language_of(request.path), "", {}};
    safe(message(call, 500, "error.service"));
  }
}

HttpResponse Console::root(const Call&) { return go_to(address(first_language(study_))); }

HttpResponse Console::sheet(const Call& call) {
  const bool current = site_.style_url.ends_with("?" + call.request.query);
  return {200,
          {{"Content-Type", "text/css; charset=utf-8"},
           {"Cache-Control", current ? "public, max-age=31536000, immutable" : "no-cache"}},
          style_};
}

std::vector<Place> Console::places(const Caller& who, const Words& words) const {
  std::vector<Place> all;
  const auto add = [&](std::string_view pattern, const std::string& below, const char* key) {
    if (access::may(who.role, "GET", pattern))
      all.push_back({words.text(key), address(words.language(), below)});
  };
  if (results_) {
    add("/console/{language}/trend", "/results", "results");
    add("/console/{language}/trend", "/trend", "results.trend");
    add("/console/{language}/priorities", "/priorities", "results.priorities");
    add("/console/{language}/letter", "/letter", "results.letter");
  }
  add("/console/{language}/audit", "/audit", "audit");
  add("/console/{language}/sessions", "/sessions", "sessions");
  return all;
}

Frame Console::frame(const Call& call, const std::string& title_key,
                     const std::string& here) const {
  const std::string language = call.language.empty() ? first_language(study_) : call.language;
  const Words words(language);
  Frame frame{.language = language, .title = words.text(title_key), .here = here};
  frame.who = call.who;
  if (call.who) {
    frame.form_mark = door_.form_mark(call.who->session);
    frame.places = places(*call.who, words);
  }
  return frame;
}

HttpResponse Console::message(const Call& call, int status, const std::string& key) const {
  const Frame around = frame(call, key, "");
  const Words words(around.language);
  return page(status,
              document(site_, around,
                       paragraph(link(address(around.language), words.html("to-beginning")))));
}

HttpResponse Console::nowhere(const Call& call) {
  Call known{call.request, call.language, "", door_.caller(call.request)};
  return message(known, 404, "error.not-found");
}

// A browser sends our cookies along only when the way here began on this site: who followed a link
// in a mail looks like a stranger once. The page sends itself again, and then they come along.
bool Console::came_from_elsewhere(const Call& call) const {
  const std::string_view site = call.request.header("sec-fetch-site");
  return call.request.method == "GET" && (site == "cross-site" || site == "same-site");
}

HttpResponse Console::stranger(const Call& call) {
  if (call.who) {
    door_.note(call.request, call.who->id, call.request.method, call.request.path, "refused");
    return message(call, 403, "error.may-not");
  }
  const std::string next =
      call.request.method == "GET" || call.request.method == "HEAD" ? called(call.request) : "";
  if (came_from_elsewhere(call) && !safe_next(next).empty()) {
    Frame around = frame(call, "go-on", "");
    around.refresh = "0;url=" + next;
    const Words words(around.language);
    return page(200, document(site_, around, paragraph(link(next, words.html("go-on")))));
  }
  return form_of_door(call, 401, "", "", next);
}

HttpResponse Console::form_of_door(const Call& call, int status, const std::string& said,
                                   const std::string& name, const std::string& next) const {
  const Frame around = frame(call, "log-in", "/log-in");
  const std::string cookie = door_.door_cookie(call.request);
  const DoorShown shown{said, name, door_.door_mark(cookie), safe_next(next), options_.behind_tls};
  HttpResponse response =
      page(status, document(site_, around, log_in_page(Words(around.language), shown)));
  response.headers.emplace_back("Set-Cookie", door_.set_door(cookie));
  return response;
}

HttpResponse Console::log_in_form(const Call& call) {
  if (door_.caller(call.request)) return go_to(address(call.language));
  return form_of_door(call, 200, "", "", "");
}

HttpResponse Console::log_in(const Call& call) {
  const Fields fields = sent(call.request);
  const std::string next = field_of(fields, "next");
  if (!door_.is_from_door(call.request, field_of(fields, "mark")))
    return form_of_door(call, 403, "log-in.again", "", next);
  const Door::Typed typed{field_of(fields, "name"), field_of(fields, "password"),
                          field_of(fields, "code")};
  const Door::Tried tried = door_.log_in(call.request, typed);
  if (tried.session.empty()) {
    const bool can_be_shown = is_utf8(typed.name) && typed.name.size() <= 64;
    HttpResponse response =
        form_of_door(call, tried.status, tried.said, can_be_shown ? typed.name : "", next);
    if (tried.wait > 0) response.headers.emplace_back("Retry-After", std::to_string(tried.wait));
    return response;
  }
  const std::string on = safe_next(next);
  HttpResponse response = go_to(on.empty() ? address(call.language) : on);
  response.headers.emplace_back("Set-Cookie", door_.set_session(tried.session));
  return response;
}

HttpResponse Console::log_out(const Call& call) {
  if (!door_.is_ours(call.request, call.who->session, field_of(sent(call.request), "mark")))
    return message(call, 403, "error.form");
  door_.log_out(*call.who, call.request);
  HttpResponse response = go_to(address(call.language, "/log-in"));
  response.headers.emplace_back("Set-Cookie", door_.no_session());
  return response;
}

HttpResponse Console::begin(const Call& call) {
  const std::vector<Place> all = places(*call.who, Words(call.language));
  return go_to(all.front().href);
}

HttpResponse Console::shown(const Call& call, const std::string& here, Results::Page page) {
  if (!page) return nowhere(call);
  Frame around = frame(call, "results", here);
  around.title = page->title;
  around.refresh = page->refresh;
  HttpResponse response = web::page(200, document(site_, around, page->main));
  if (!page->refresh.empty()) {
    response.status = 503;
    response.headers.emplace_back("Retry-After", page->refresh);
  }
  return response;
}

namespace {

std::string below(const Call& call) {
  return call.request.path.substr(address(call.language).size());
}

}  // namespace

HttpResponse Console::wave(const Call& call) {
  if (!results_) return nowhere(call);
  return shown(call, below(call), results_->wave(Words(call.language), call.part("wave")));
}

HttpResponse Console::group(const Call& call) {
  if (!results_) return nowhere(call);
  return shown(call, below(call),
               results_->group(Words(call.language), call.part("wave"), call.part("group")));
}

HttpResponse Console::item(const Call& call) {
  if (!results_) return nowhere(call);
  return shown(call, below(call),
               results_->item(Words(call.language), call.part("wave"), call.part("item")));
}

HttpResponse Console::figure(const Call& call) {
  if (!results_) return nowhere(call);
  return shown(call, below(call),
               results_->figure(Words(call.language), {call.part("wave"), call.part("group"),
                                                       call.part("item"), call.part("statistic")}));
}

HttpResponse Console::trend(const Call& call) {
  if (!results_) return nowhere(call);
  return shown(call, "/trend", results_->trend(Words(call.language)));
}

HttpResponse Console::priorities(const Call& call) {
  if (!results_) return nowhere(call);
  return shown(call, "/priorities", results_->priorities(Words(call.language)));
}

HttpResponse Console::letter(const Call& call) {
  if (!results_) return nowhere(call);
  return shown(call, "/letter", results_->letter(Words(call.language)));
}

HttpResponse Console::results(const Call& call) {
  if (!results_) return nowhere(call);
  const std::string latest = results_->latest();
  if (!latest.empty()) return go_to(address(call.language, "/waves/" + latest));
  return shown(call, "/results", results_->wave(Words(call.language), ""));
}

HttpResponse Console::sessions(const Call& call) {
  const bool all = access::may(call.who->role, "POST", "/console/{language}/sessions/{session}/end",
                               access::Whose::Others);
  std::vector<Session> living = door_.sessions().all(door_.now());
  if (!all) std::erase_if(living, [&](const Session& s) { return s.user != call.who->id; });
  const auto own = door_.sessions().touch(call.who->session, door_.now());
  const Frame around = frame(call, "sessions", "/sessions");
  return page(200, document(site_, around,
                            sessions_page(Words(call.language), living, own ? own->handle : "",
                                          around.form_mark)));
}

// One that there is not is nobody's: it is the same to everybody.
access::Whose Console::whose_session(const Call& call) const {
  const auto user = door_.sessions().user_of(call.part("session"), door_.now());
  return user && call.who && *user == call.who->id ? access::Whose::Own : access::Whose::Others;
}

HttpResponse Console::end_session(const Call& call) {
  if (!door_.is_ours(call.request, call.who->session, field_of(sent(call.request), "mark")))
    return message(call, 403, "error.form");
  const std::string& handle = call.part("session");
  const auto user = door_.sessions().user_of(handle, door_.now());
  if (!user || !door_.sessions().end_handle(handle)) return nowhere(call);
  door_.note(call.request, call.who->id, "session.end", *user, "done");
  return go_to(address(call.language, "/sessions"));
}

HttpResponse Console::audit(const Call& call) {
  const std::int64_t count = store_.event_count();
  std::int64_t before = count + 1;
  if (call.request.query.starts_with("before=")) {
    const auto asked = whole_number(call.request.query.substr(7));
    if (!asked || *asked < 2 || *asked > count + 1) return nowhere(call);
    before = *asked;
  }
  const std::int64_t after = std::max<std::int64_t>(0, before - 1 - events_a_page);
  AuditShown shown;
  shown.entries = store_.events(after, static_cast<std::size_t>(before - 1 - after));
  std::ranges::reverse(shown.entries);
  shown.count = count;
  shown.older = after > 0 ? after + 1 : 0;
  shown.broken = app::verify_audit(store_).broken;
  shown.may_take_along = access::may(call.who->role, "GET", "/console/{language}/audit.csv");
  door_.note(call.request, call.who->id, "audit", "", "seen");
  return page(200, document(site_, frame(call, "audit", "/audit"),
                            audit_page(Words(call.language), shown)));
}

HttpResponse Console::audit_file(const Call& call) {
  door_.note(call.request, call.who->id, "download", call.request.path, "done");
  std::string all = app::audit_csv_head();
  app::each_event(store_, [&](const AuditEntry& entry) { all += app::audit_csv_row(entry); });
  return {200,
          {{"Content-Type", "text/csv; charset=utf-8"},
           {"Content-Disposition", "attachment; filename=\"audit.csv\""}},
          std::move(all)};
}

}  // namespace peil::web::console
