// Who comes in, stays and goes: the log-in, sessions, and strangers.
#include <algorithm>
#include <utility>

#include "peil/base/text.h"
#include "peil/web/console/console.h"
#include "peil/web/console/pages.h"
#include "peil/web/replies.h"

namespace peil::web::console {
namespace {

constexpr std::size_t longest_way_on = 4000;  // a table's specification stands in its address

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
           std::string_view("/-._~:%?=&+,$*()").find(c) != std::string_view::npos;
  };
  const bool fits = next.starts_with("/console/") && next.size() < longest_way_on &&
                    next.find("//") == std::string::npos && std::ranges::all_of(next, plain);
  return fits ? next : "";
}

std::string called(const HttpRequest& request) {
  return request.path + (request.query.empty() ? "" : "?" + request.query);
}

}  // namespace

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

}  // namespace peil::web::console
