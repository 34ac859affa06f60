// The server is killed at random moments while many respondents fill in the questionnaire: no page
// that was acknowledged is lost, none is there twice.
#include <gtest/gtest.h>
#include <sqlite3.h>

#include <atomic>
#include <cstdlib>
#include <filesystem>
#include <mutex>
#include <optional>
#include <thread>

#include "load/respond.h"
#include "load/served.h"

namespace peil {
namespace {

namespace fs = std::filesystem;
using load::Acknowledged;

constexpr int clients = 20;

class Folder {
 public:
  Folder() : path_(fs::temp_directory_path() / ("peil-kill-" + std::to_string(::getpid()))) {
    fs::remove_all(path_);
  }
  ~Folder() { fs::remove_all(path_); }
  std::string path() const { return path_.string(); }

 private:
  fs::path path_;
};

struct Respondents {
  std::vector<std::string> codes;
  std::vector<Acknowledged> pages;
  std::atomic<std::size_t> next{0};
  std::atomic<std::size_t> finished{0};
};

// One client: takes the next code and carries on with it, whatever happens to the server.
void client(Respondents& all, int port, int number, std::atomic<bool>& stop) {
  Chance chance("kill", "client " + std::to_string(number));
  for (std::size_t i = all.next++; i < all.codes.size() && !stop; i = all.next++) {
    load::Visitor visitor(port);
    for (bool done = false; !done && !stop;) {
      try {
        load::respond(visitor, all.codes[i], chance, all.pages[i], [](double) {});
        done = true;
        ++all.finished;
      } catch (const std::runtime_error&) {  // the server is away: come back with the same code
        visitor.hang_up();
        std::this_thread::sleep_for(std::chrono::milliseconds(5));
      }
    }
  }
}

std::string ask(const std::string& data, const char* question) {
  sqlite3* db = nullptr;
  sqlite3_open_v2((data + "/answers.db").c_str(), &db, SQLITE_OPEN_READONLY, nullptr);
  std::string answer;
  sqlite3_stmt* query = nullptr;
  if (sqlite3_prepare_v2(db, question, -1, &query, nullptr) == SQLITE_OK &&
      sqlite3_step(query) == SQLITE_ROW) {
    answer = reinterpret_cast<const char*>(sqlite3_column_text(query, 0));
  }
  sqlite3_finalize(query);
  sqlite3_close(db);
  return answer;
}

// What a page shows as given, in the order of its form.
std::multimap<std::string, std::string> held(load::Visitor& visitor, const std::string& path) {
  std::multimap<std::string, std::string> values;
  for (const load::Field& field : load::read_form(visitor.get(path).body, path).fields) {
    if (field.type == "hidden") continue;
    for (const std::string& value : field.chosen) values.emplace(field.name, value);
  }
  return values;
}

std::multimap<std::string, std::string> sent(const load::Fields& fields) {
  std::multimap<std::string, std::string> values;
  for (const auto& [name, value] : fields) {
    if (!name.starts_with("peil.")) values.emplace(name, value);
  }
  return values;
}

TEST(ServerKill, NoAcknowledgedPageIsLostAndNoneIsThereTwice) {
  const bool soak = std::getenv("PEIL_SOAK") != nullptr;
  const int interviews = soak ? 1000 : 120;
  const Folder data;
  std::atomic<bool> stop{false};
  std::optional<load::Served> server;
  server.emplace(PEIL_PROGRAM, PEIL_SOURCE_DIR "/examples/ind", data.path(), 0, interviews);
  const int port = server->port();
  Respondents all;
  all.codes = server->codes();
  all.pages.resize(all.codes.size());
  ASSERT_EQ(all.codes.size(), static_cast<std::size_t>(interviews));

  std::vector<std::jthread> threads;
  for (int i = 0; i < clients; ++i) {
    threads.emplace_back([&, i] { client(all, port, i, stop); });
  }
  Chance chance("kill", "moments");
  int kills = 0;
  while (all.finished < all.codes.size()) {
    std::this_thread::sleep_for(std::chrono::milliseconds(200 + chance.below(soak ? 800 : 1500)));
    if (all.finished == all.codes.size()) break;
    server->kill();
    ++kills;
    server.emplace(PEIL_PROGRAM, PEIL_SOURCE_DIR "/examples/ind", data.path(), port, 0);
  }
  threads.clear();

  std::size_t acknowledged = 0, lost = 0;
  for (std::size_t i = 0; i < all.codes.size(); ++i) {
    load::Visitor visitor(port);
    EXPECT_EQ(visitor.post("/nl/start", {{"code", all.codes[i]}}).location, "/nl/thanks");
    for (const auto& [page, fields] : all.pages[i]) {
      ++acknowledged;
      if (held(visitor, "/nl/q/" + page) == sent(fields)) continue;
      ++lost;
      ADD_FAILURE() << "page " << page << " of " << all.codes[i] << " is not as it was sent";
    }
  }
  EXPECT_EQ(server->end(), 0);
  EXPECT_EQ(lost, 0u);
  EXPECT_EQ(ask(data.path(), "PRAGMA integrity_check"), "ok");
  EXPECT_EQ(ask(data.path(), "SELECT count(*) FROM respondent"), std::to_string(interviews));
  EXPECT_EQ(ask(data.path(),
                "SELECT count(*) FROM (SELECT 1 FROM event GROUP BY respondent, post, answers "
                "HAVING count(*) > 1)"),
            "0");
  EXPECT_GT(kills, 0);
  std::printf("%d interviews, %d kills, %zu pages acknowledged, %zu lost\n", interviews, kills,
              acknowledged, lost);
}

}  // namespace
}  // namespace peil
