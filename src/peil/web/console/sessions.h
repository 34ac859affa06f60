#pragma once

#include <cstdint>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace peil::web::console {

/// How long a session lives after the last request, and at most; how many a user has at a time.
constexpr std::int64_t idle_seconds = 30 * 60;
constexpr std::int64_t longest_seconds = 10 * 60 * 60;
constexpr std::size_t most_sessions_of_a_user = 5;

struct Session {
  std::string user;
  std::string stamp;   ///< that the user had when it began
  std::string handle;  ///< names it to people, and opens nothing
  std::string at;      ///< when it began, in UTC
  std::string from;    ///< network of the caller
  std::int64_t begun = 0, last = 0;
};

/// Who is logged in. In memory only, and of an id only its digest: whoever reads this memory, or
/// what it was written to, cannot log in by it. Ends with the program. Safe to call from several
/// threads; times are those of Clock::seconds.
class Sessions {
 public:
  /// `random` is the id, 32 bytes nobody can guess. Where a user has too many, the one that was
  /// idle longest ends.
  void begin(std::string_view random, Session session);
  /// That of an id, which lives on by it; nothing when there is none, or it has ended by itself.
  std::optional<Session> touch(std::string_view id, std::int64_t now);
  void end(std::string_view id);
  /// The user whose session bears this handle; nothing: there is none.
  std::optional<std::string> user_of(std::string_view handle, std::int64_t now) const;
  bool end_handle(std::string_view handle);
  /// Those that live, the latest first.
  std::vector<Session> all(std::int64_t now) const;

 private:
  static bool lives(const Session& session, std::int64_t now);

  mutable std::mutex mutex_;
  std::map<std::string, Session> by_digest_;
};

}  // namespace peil::web::console
