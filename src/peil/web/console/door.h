#pragma once

#include <cstdint>
#include <optional>
#include <semaphore>
#include <string>
#include <string_view>

#include "peil/ports/clock.h"
#include "peil/ports/console_store.h"
#include "peil/ports/passwords.h"
#include "peil/ports/secrets.h"
#include "peil/web/console/sessions.h"
#include "peil/web/http.h"
#include "peil/web/rate_limit.h"
#include "peil/web/router.h"

namespace peil::web::console {

struct DoorOptions {
  std::string_view server_key = {};  ///< signs what forms carry; outlives the door
  bool behind_tls = false;           ///< a proxy in front speaks TLS and names the caller
};

/// Who comes in. Passwords and one-time codes are asked of the store, sessions are kept in memory,
/// and who tried is told to the audit log. Behind TLS, where the outside can come, nobody comes in
/// without a one-time code. Safe to call from several threads; takes long, so never on a thread
/// that serves connections.
class Door {
 public:
  /// All outlive the door.
  struct Outside {
    ConsoleStore& store;
    const Passwords& passwords;
    Secrets& secrets;
    const Clock& clock;
  };
  Door(Outside outside, DoorOptions options);

  /// The user whose session came with the request: one that has not ended, of a user who is still
  /// there and was not changed since it began.
  std::optional<Caller> caller(const HttpRequest& request);

  /// What was typed.
  struct Typed {
    std::string name, password, code;
  };
  /// What came of it: the id of a new session, or what is said instead.
  struct Tried {
    std::string session;
    int status = 200;
    std::string said;       ///< key of a text
    std::int64_t wait = 0;  ///< seconds until it may be tried again
  };
  /// Wrong ones count by address and by name. What was wrong is told to the log alone; a name that
  /// nobody has takes as long as one with a wrong password, and is not written down, as it may be a
  /// password in the wrong place.
  Tried log_in(const HttpRequest& request, const Typed& typed);
  void log_out(const Caller& who, const HttpRequest& request);

  /// What every form of a session carries, and whether one did.
  std::string form_mark(std::string_view session) const;
  bool is_ours(const HttpRequest& request, std::string_view session, std::string_view mark) const;
  /// The same before there is a session: the mark belongs to a cookie that came with the form.
  std::string door_cookie(const HttpRequest& request) const;  ///< as it came, or a fresh one
  std::string door_mark(std::string_view cookie) const;
  bool is_from_door(const HttpRequest& request, std::string_view mark) const;

  /// Values of Set-Cookie.
  std::string set_session(std::string_view id) const;
  std::string no_session() const;
  std::string set_door(std::string_view cookie) const;

  /// Tells the log what somebody did, or was refused.
  void note(const HttpRequest& request, const std::string& who, const std::string& what,
            const std::string& object, const std::string& outcome);
  Sessions& sessions() { return sessions_; }
  const Sessions& sessions() const { return sessions_; }
  std::int64_t now() const { return outside_.clock.seconds(); }

 private:
  std::string name_of(const char* cookie) const;
  std::string attributes() const;
  std::string session_id(const HttpRequest& request) const;
  /// "" when everything is right, else what the log is told.
  std::string what_is_wrong(const std::optional<User>& user, const Typed& typed);
  std::string begin(const HttpRequest& request, const User& user);

  Outside outside_;
  DoorOptions options_;
  std::string nobodys_hash_;  ///< of a password that nobody knows, for names that nobody has
  std::counting_semaphore<2> hashing_{2};
  MissLimit by_address_{20, 600}, by_name_{10, 600};
  Sessions sessions_;
};

}  // namespace peil::web::console
