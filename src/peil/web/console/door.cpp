#include "peil/web/console/door.h"

#include <algorithm>
#include <utility>

#include "peil/access/one_time_code.h"
#include "peil/access/signature.h"
#include "peil/app/users.h"
#include "peil/base/digest.h"
#include "peil/base/moment.h"
#include "peil/base/outside_error.h"

namespace peil::web::console {
namespace {

constexpr const char* session_cookie = "peil-console";
constexpr const char* door_cookie_name = "peil-door";
constexpr std::size_t bytes_of_an_id = 32;

/// A place among the few that hash at a time.
class Turn {
 public:
  explicit Turn(std::counting_semaphore<2>& of) : of_(of) { of_.acquire(); }
  Turn(const Turn&) = delete;
  Turn& operator=(const Turn&) = delete;
  ~Turn() { of_.release(); }

 private:
  std::counting_semaphore<2>& of_;
};

}  // namespace

Door::Door(Outside outside, DoorOptions options)
    : outside_(outside),
      options_(options),
      nobodys_hash_(outside_.passwords.hash(hex(outside_.secrets.bytes(bytes_of_an_id)))) {}

std::string Door::name_of(const char* cookie) const {
  return (options_.behind_tls ? "__Host-" : "") + std::string(cookie);
}

std::string Door::attributes() const {
  return std::string("; Path=/; HttpOnly; SameSite=Strict") +
         (options_.behind_tls ? "; Secure" : "");
}

std::string Door::session_id(const HttpRequest& request) const {
  return std::string(cookie(request, name_of(session_cookie)));
}

std::optional<Caller> Door::caller(const HttpRequest& request) {
  const std::string id = session_id(request);
  const auto session = sessions_.touch(id, now());
  if (!session) return {};
  const auto user = outside_.store.user(session->user);
  if (!user || user->stamp != session->stamp) {
    sessions_.end(id);
    return {};
  }
  return Caller{user->name, user->role, id};
}

std::string Door::what_is_wrong(const std::optional<User>& user, const Typed& typed) {
  bool fits = false;
  {
    const Turn turn(hashing_);
    const bool too_long = typed.password.size() > app::most_password_bytes;
    fits = outside_.passwords.fits(user ? user->password : nobodys_hash_,
                                   too_long ? std::string() : typed.password);
  }
  if (!user) return "unknown-name";
  if (!fits) return "wrong-password";
  if (user->totp.empty()) return options_.behind_tls ? "no-one-time-codes" : "";
  const auto seconds = seconds_since_1970(outside_.clock.now("Etc/UTC"));
  if (!seconds) throw OutsideError("The clock tells no time in UTC.");
  const auto step = access::step_of_code(user->totp, typed.code, *seconds);
  if (!step) return "wrong-code";
  return outside_.store.use_step(user->name, *step) ? "" : "used-code";
}

Door::Tried Door::log_in(const HttpRequest& request, const Typed& typed) {
  const std::string from = caller_address(request, options_.behind_tls);
  const std::string by_name = "name " + sha256(typed.name);
  const std::int64_t wait = std::max(by_address_.wait(from, now()), by_name_.wait(by_name, now()));
  if (wait > 0) return {"", 429, "log-in.too-many", wait};
  const bool can_be = app::name_problems(typed.name).empty();
  const std::optional<User> user = can_be ? outside_.store.user(typed.name) : std::nullopt;
  const std::string wrong = what_is_wrong(user, typed);
  const std::string who = user ? user->name : "?";
  if (wrong.empty()) {
    note(request, who, "log-in", "", "done");
    return {begin(request, *user), 303, "", 0};
  }
  by_address_.miss(from, now());
  by_name_.miss(by_name, now());
  note(request, who, "log-in", "", wrong);
  return {"", 422, wrong == "no-one-time-codes" ? "log-in.no-codes" : "log-in.wrong", 0};
}

// Always a new id: one that somebody planted, or saw before, is worth nothing.
std::string Door::begin(const HttpRequest& request, const User& user) {
  sessions_.end(session_id(request));
  const std::string id = hex(outside_.secrets.bytes(bytes_of_an_id));
  sessions_.begin(id, {user.name, user.stamp, "", outside_.clock.now("Etc/UTC"),
                       network_of(caller_address(request, options_.behind_tls)), now(), now()});
  return id;
}

void Door::log_out(const Caller& who, const HttpRequest& request) {
  sessions_.end(who.session);
  note(request, who.id, "log-out", "", "done");
}

std::string Door::form_mark(std::string_view session) const {
  return access::signature(options_.server_key, "console-form", session);
}

bool Door::is_ours(const HttpRequest& request, std::string_view session,
                   std::string_view mark) const {
  return !from_elsewhere(request) && !session.empty() && same_secret(mark, form_mark(session));
}

std::string Door::door_cookie(const HttpRequest& request) const {
  std::string came(cookie(request, name_of(door_cookie_name)));
  const auto is_hex = [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); };
  if (came.size() == 2 * bytes_of_an_id && std::ranges::all_of(came, is_hex)) return came;
  return hex(outside_.secrets.bytes(bytes_of_an_id));
}

std::string Door::door_mark(std::string_view cookie) const {
  return access::signature(options_.server_key, "console-door", cookie);
}

bool Door::is_from_door(const HttpRequest& request, std::string_view mark) const {
  const std::string_view came = cookie(request, name_of(door_cookie_name));
  return !from_elsewhere(request) && !came.empty() && same_secret(mark, door_mark(came));
}

std::string Door::set_session(std::string_view id) const {
  return name_of(session_cookie) + "=" + std::string(id) + attributes();
}

std::string Door::no_session() const {
  return name_of(session_cookie) + "=; Max-Age=0" + attributes();
}

std::string Door::set_door(std::string_view cookie) const {
  return name_of(door_cookie_name) + "=" + std::string(cookie) + attributes();
}

void Door::note(const HttpRequest& request, const std::string& who, const std::string& what,
                const std::string& object, const std::string& outcome) {
  outside_.store.note(app::event_now(outside_.clock, who, what, object, outcome,
                                     network_of(caller_address(request, options_.behind_tls))));
}

}  // namespace peil::web::console
