#pragma once

#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "peil/ports/console_store.h"
#include "peil/ports/passwords.h"

/// Users and audit log in memory; passes the tests of the port (store/console_port_test.cpp).
namespace peil::testing {

class MemoryConsoleStore : public ConsoleStore {
 public:
  std::optional<User> user(const std::string& name) const override {
    const std::scoped_lock lock(mutex_);
    const auto found = users_.find(name);
    return found == users_.end() ? std::nullopt : std::optional(found->second.user);
  }
  std::vector<User> users() const override {
    const std::scoped_lock lock(mutex_);
    std::vector<User> all;
    for (const auto& [name, kept] : users_) all.push_back(kept.user);
    return all;
  }
  bool add(const User& user, const AuditEvent& event) override {
    const std::scoped_lock lock(mutex_);
    return users_.try_emplace(user.name, Kept{user, 0}).second && put(event);
  }
  bool change(const std::string& name, const std::function<void(User&)>& edit,
              const AuditEvent& event) override {
    const std::scoped_lock lock(mutex_);
    const auto found = users_.find(name);
    if (found == users_.end()) return false;
    Kept fresh = found->second;
    edit(fresh.user);
    if (fresh.user.totp != found->second.user.totp) fresh.last_step = 0;
    found->second = fresh;
    return put(event);
  }
  bool remove(const std::string& name, const AuditEvent& event) override {
    const std::scoped_lock lock(mutex_);
    return users_.erase(name) == 1 && put(event);
  }
  bool use_step(const std::string& name, std::int64_t step) override {
    const std::scoped_lock lock(mutex_);
    const auto found = users_.find(name);
    if (found == users_.end() || step <= found->second.last_step) return false;
    found->second.last_step = step;
    return true;
  }
  void note(const AuditEvent& event) override {
    const std::scoped_lock lock(mutex_);
    put(event);
  }
  std::vector<AuditEntry> events(std::int64_t after, std::size_t most) const override {
    const std::scoped_lock lock(mutex_);
    std::vector<AuditEntry> some;
    for (const AuditEntry& entry : log_) {
      if (entry.place > after && some.size() < most) some.push_back(entry);
    }
    return some;
  }
  std::int64_t event_count() const override {
    const std::scoped_lock lock(mutex_);
    return std::ssize(log_);
  }

 private:
  struct Kept {
    User user;
    std::int64_t last_step = 0;
  };
  bool put(const AuditEvent& event) {
    const std::int64_t place = std::ssize(log_) + 1;
    const std::string before = log_.empty() ? "" : log_.back().hash;
    log_.push_back({place, event, audit_hash(before, place, event)});
    return true;
  }

  mutable std::mutex mutex_;
  std::map<std::string, Kept> users_;
  std::vector<AuditEntry> log_;
};

/// Quick, and not secret.
class PlainPasswords : public Passwords {
 public:
  std::string hash(std::string_view password) const override {
    return "plain " + std::string(password);
  }
  bool fits(const std::string& hash, std::string_view password) const override {
    ++asked;
    return hash == this->hash(password);
  }
  mutable int asked = 0;  ///< how often something was compared; for one thread
};

}  // namespace peil::testing
