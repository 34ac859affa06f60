#include "peil/web/console/sessions.h"

#include <algorithm>
#include <utility>

#include "peil/base/digest.h"

namespace peil::web::console {
namespace {

constexpr std::size_t signs_of_a_handle = 16;

}  // namespace

bool Sessions::lives(const Session& session, std::int64_t now) {
  return now - session.last < idle_seconds && now - session.begun < longest_seconds;
}

void Sessions::begin(std::string_view random, Session session) {
  const std::scoped_lock lock(mutex_);
  std::erase_if(by_digest_, [&](const auto& one) { return !lives(one.second, session.begun); });
  for (;;) {
    auto oldest = by_digest_.end();
    std::size_t count = 0;
    for (auto it = by_digest_.begin(); it != by_digest_.end(); ++it) {
      if (it->second.user != session.user) continue;
      ++count;
      if (oldest == by_digest_.end() || it->second.last < oldest->second.last) oldest = it;
    }
    if (count < most_sessions_of_a_user) break;
    by_digest_.erase(oldest);
  }
  session.handle = sha256("handle:" + std::string(random)).substr(0, signs_of_a_handle);
  by_digest_[sha256(random)] = std::move(session);
}

std::optional<Session> Sessions::touch(std::string_view id, std::int64_t now) {
  if (id.empty()) return {};
  const std::scoped_lock lock(mutex_);
  const auto found = by_digest_.find(sha256(id));
  if (found == by_digest_.end()) return {};
  if (!lives(found->second, now)) {
    by_digest_.erase(found);
    return {};
  }
  found->second.last = now;
  return found->second;
}

void Sessions::end(std::string_view id) {
  const std::scoped_lock lock(mutex_);
  by_digest_.erase(sha256(id));
}

std::optional<std::string> Sessions::user_of(std::string_view handle, std::int64_t now) const {
  const std::scoped_lock lock(mutex_);
  for (const auto& [digest, session] : by_digest_) {
    if (session.handle == handle && lives(session, now)) return session.user;
  }
  return {};
}

bool Sessions::end_handle(std::string_view handle) {
  const std::scoped_lock lock(mutex_);
  return std::erase_if(by_digest_, [&](const auto& one) { return one.second.handle == handle; }) >
         0;
}

std::vector<Session> Sessions::all(std::int64_t now) const {
  const std::scoped_lock lock(mutex_);
  std::vector<Session> living;
  for (const auto& [digest, session] : by_digest_) {
    if (lives(session, now)) living.push_back(session);
  }
  std::ranges::sort(living, std::greater{}, &Session::begun);
  return living;
}

}  // namespace peil::web::console
