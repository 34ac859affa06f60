#pragma once

#include <gtest/gtest.h>

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "peil/access/one_time_code.h"
#include "peil/base/digest.h"
#include "peil/base/zone.h"
#include "peil/ports/testing/memory_console.h"
#include "peil/study/testing/study_builder.h"
#include "peil/web/console/console.h"

/// A console with users in memory, and browsers before it.
namespace peil::web::console::testing {

class HandClock : public Clock {
 public:
  Day today(const std::string&) const override {
    return std::chrono::floor<std::chrono::days>(moment());
  }
  std::string now(const std::string& zone) const override { return time_in(zone, moment()); }
  std::int64_t seconds() const override { return at; }
  std::int64_t at = 1'400'000'000;  // 13 May 2014

 private:
  std::chrono::sys_seconds moment() const {
    return std::chrono::sys_seconds(std::chrono::seconds(at));
  }
};

class CountedSecrets : public Secrets {
 public:
  std::string bytes(std::size_t count) override {
    std::string made;
    while (made.size() < count) made += hmac_sha256("test", std::to_string(++calls_));
    return made.substr(0, count);
  }

 private:
  int calls_ = 0;
};

inline const std::string password = "a sentence of mine";
inline const std::string secret = "12345678901234567890";

struct House {
  explicit House(bool behind_tls = false) : tls(behind_tls) {
    for (const auto& [role, name] : user_roles)
      add(std::string(name), role, behind_tls ? secret : "");
  }
  void add(const std::string& name, Role role, const std::string& totp = "") {
    store.add({name, role, passwords.hash(password), totp, "stamp of " + name},
              {"", "", "user.add", name, "", ""});
  }
  std::vector<std::string> told() const {
    std::vector<std::string> all;
    for (const AuditEntry& entry : store.events(0, 100'000)) {
      const AuditEvent& e = entry.event;
      if (e.what != "user.add")
        all.push_back(e.who + " " + e.what + " " + e.object + " " + e.outcome);
    }
    return all;
  }

  bool tls;
  peil::testing::MemoryConsoleStore store;
  peil::testing::PlainPasswords passwords;
  CountedSecrets secrets;
  HandClock clock;
  Study study = study::testing::StudyBuilder("small").title("Klein onderzoek").value();
  Console console{study, {store, passwords, secrets, clock}, {"server key", tls, false, nullptr}};
};

class Browser {
 public:
  explicit Browser(House& house) : house_(house) {}

  HttpResponse ask(const std::string& method, const std::string& target,
                   const std::string& body = "") {
    HttpRequest request;
    request.method = method;
    request.path = target.substr(0, target.find('?'));
    if (target.find('?') != std::string::npos) request.query = target.substr(target.find('?') + 1);
    request.headers = headers;
    if (method == "POST")
      request.headers.try_emplace("content-type", "application/x-www-form-urlencoded");
    std::string jar;
    for (const auto& [name, value] : cookies) jar += (jar.empty() ? "" : "; ") + name + "=" + value;
    if (!jar.empty()) request.headers["cookie"] = jar;
    if (house_.tls) request.headers["x-forwarded-for"] = address;
    request.body = body;
    request.address = address;
    std::optional<HttpResponse> got;
    house_.console.answer(request, [&](HttpResponse response) { got = std::move(response); });
    EXPECT_TRUE(got) << target;
    for (const auto& [name, value] : got->headers) {
      if (name == "Set-Cookie") keep(value);
    }
    return *got;
  }
  HttpResponse get(const std::string& target) { return ask("GET", target); }
  HttpResponse post(const std::string& target,
                    const std::vector<std::pair<std::string, std::string>>& fields) {
    std::string body;
    for (const auto& [name, value] : fields) {
      body += (body.empty() ? "" : "&") + name + "=";
      for (const char c : value) body += "%" + hex(std::string(1, c));
    }
    return ask("POST", target, body);
  }
  /// The value of a hidden field.
  static std::string hidden(const HttpResponse& page, const std::string& name) {
    const std::string before = "name=\"" + name + "\" value=\"";
    const auto at = page.body.find(before);
    if (at == std::string::npos) return "";
    const auto from = at + before.size();
    return page.body.substr(from, page.body.find('"', from) - from);
  }
  HttpResponse log_in(const std::string& name, const std::string& typed = password,
                      const std::string& code = "", const std::string& next = "") {
    const std::string mark = hidden(get("/console/en/log-in"), "mark");
    return post(
        "/console/en/log-in",
        {{"mark", mark}, {"next", next}, {"name", name}, {"password", typed}, {"code", code}});
  }
  std::string session() const {
    const auto found = cookies.find(house_.tls ? "__Host-peil-console" : "peil-console");
    return found == cookies.end() ? "" : found->second;
  }
  /// The mark that forms of this session carry, as a page shows it.
  std::string mark() { return hidden(get("/console/en/sessions"), "mark"); }

  std::map<std::string, std::string> cookies;
  std::map<std::string, std::string, std::less<>> headers;
  std::string address = "192.0.2.1";

 private:
  void keep(const std::string& set) {
    const auto equals = set.find('=');
    const std::string name = set.substr(0, equals);
    const std::string value = set.substr(equals + 1, set.find(';') - equals - 1);
    if (set.find("Max-Age=0") != std::string::npos) {
      cookies.erase(name);
    } else {
      cookies[name] = value;
    }
  }
  House& house_;
};

}  // namespace peil::web::console::testing
