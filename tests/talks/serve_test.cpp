// `peil serve` as a program of its own: what it prints, how it ends, what is on disk afterwards.
#include <fcntl.h>
#include <gtest/gtest.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <regex>

#include "caller.h"
#include "peil/study/testing.h"
#include "shown_form.h"

namespace peil::talks {
namespace {

namespace fs = std::filesystem;

/// A study in a folder that goes when the test ends.
class Folder {
 public:
  Folder() {
    std::string name = (fs::temp_directory_path() / "peil-serve-XXXXXX").string();
    path = ::mkdtemp(name.data());
    for (const auto& [file, text] : study::small_study()) {
      fs::create_directories((path / file).parent_path());
      std::ofstream(path / file) << text;
    }
  }
  ~Folder() { fs::remove_all(path); }
  fs::path path;
};

/// The program, running.
class Program {
 public:
  explicit Program(const fs::path& study, std::vector<std::string> options = {}) {
    int ends[2];
    if (::pipe(ends) != 0) throw std::runtime_error("pipe");
    std::vector<std::string> words{PEIL_PROGRAM, "serve", study.string(), "--port", "0"};
    words.insert(words.end(), options.begin(), options.end());
    std::vector<char*> argv;
    for (std::string& word : words) argv.push_back(word.data());
    argv.push_back(nullptr);
    pid_ = ::fork();
    if (pid_ == 0) {
      ::dup2(ends[1], 1);
      ::close(ends[0]);
      ::close(ends[1]);
      ::execv(argv[0], argv.data());
      ::_exit(127);
    }
    ::close(ends[1]);
    out_ = ::fdopen(ends[0], "r");
    char line[4096];
    while (std::fgets(line, sizeof line, out_) != nullptr) {
      printed += line;
      std::smatch found;
      if (std::regex_search(printed, found, std::regex("http://127\\.0\\.0\\.1:(\\d+)/\n"))) {
        port = std::stoi(found[1]);
        break;
      }
    }
  }
  ~Program() {
    if (pid_ > 0) end(SIGKILL);
    std::fclose(out_);
  }
  /// What stands behind `name` in a file of /proc about it.
  std::string about(const std::string& file, const std::string& name) const {
    std::ifstream in("/proc/" + std::to_string(pid_) + "/" + file);
    for (std::string line; std::getline(in, line);) {
      if (line.starts_with(name)) return line.substr(name.size());
    }
    return "?";
  }
  /// Sends the signal and waits: the exit status, or minus the signal that ended it.
  int end(int with) {
    ::kill(pid_, with);
    int status = 0;
    ::waitpid(pid_, &status, 0);
    pid_ = -1;
    return WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
  }

  std::string printed;
  int port = 0;

 private:
  pid_t pid_ = -1;
  std::FILE* out_ = nullptr;
};

std::string part(const std::string& text, const std::string& from, const std::string& to) {
  const auto at = text.find(from);
  if (at == std::string::npos) return {};
  return text.substr(at + from.size(), text.find(to, at + from.size()) - at - from.size());
}

/// A respondent with a browser on a connection.
struct Visit {
  explicit Visit(int port) : caller(port) {}
  std::string get(const std::string& path) { return ask("GET " + path, ""); }
  std::string post(const std::string& path, const web::Fields& fields) {
    std::string body;
    for (const auto& [name, value] : fields) body += "&" + name + "=" + value;
    return ask("POST " + path, body.substr(body.empty() ? 0 : 1));
  }
  std::string ask(const std::string& what, const std::string& body) {
    caller.write(what + " HTTP/1.1\r\nHost: x\r\nCookie: peil=" + ticket +
                 "\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: " +
                 std::to_string(body.size()) + "\r\n\r\n" + body);
    std::string answer = caller.read();
    if (const auto cookie = part(answer, "Set-Cookie: peil=", ";"); !cookie.empty())
      ticket = cookie;
    location = part(answer, "Location: ", "\r\n");
    return answer;
  }
  Caller caller;
  std::string ticket, location;
};

/// Sends the page on which the respondent is, choosing the first of every group of radios.
void send_a_page(Visit& visit) {
  const std::string page = visit.location;
  const std::string html = visit.get(page);
  web::Fields fields = shown_fields(html);
  const std::regex choice(
      "type=\"(radio|checkbox)\" id=\"[^\"]*\" name=\"([^\"]*)\" value=\"([^\"]*)\"");
  std::string last;
  for (std::sregex_iterator it(html.begin(), html.end(), choice), end; it != end; ++it) {
    if ((*it)[2] == last) continue;
    last = (*it)[2];
    fields.emplace_back(last, (*it)[3]);
  }
  const std::string answer = visit.post(page, fields);
  EXPECT_TRUE(answer.starts_with("HTTP/1.1 303 ")) << answer;
}

std::string printed_code(const Program& program) { return program.printed.substr(0, 14); }

TEST(Serve, PrintsTheTrialCodesAndThenItsAddress) {
  const Folder folder;
  Program program(folder.path, {"--test-codes", "2"});
  EXPECT_TRUE(std::regex_match(program.printed,
                               std::regex("([0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}  [a-z]+\n){2}peil "
                                          "serve: http://127.0.0.1:\\d+/\n")))
      << program.printed;
  EXPECT_EQ(program.end(SIGTERM), 0);
}

TEST(Serve, AnInterruptIsAGoodEndAsWell) {
  const Folder folder;
  Program program(folder.path);
  ASSERT_GT(program.port, 0);
  EXPECT_EQ(program.end(SIGINT), 0);
}

TEST(Serve, EveryAcknowledgedPageIsThereAfterAnEndAndAfterAKill) {
  const Folder folder;
  std::string code, next;
  for (const int with : {SIGTERM, SIGKILL, SIGTERM}) {
    Program program(folder.path, {"--test-codes", code.empty() ? "1" : "0"});
    ASSERT_GT(program.port, 0);
    if (code.empty()) code = printed_code(program);
    Visit visit(program.port);
    visit.post("/nl/start", {{"code", code}});
    if (!next.empty()) {
      EXPECT_EQ(visit.location, next) << "goes on where it stopped";
    }
    ASSERT_FALSE(visit.location.empty());
    if (visit.location == "/nl/thanks") break;
    send_a_page(visit);
    next = visit.location;
    EXPECT_EQ(program.end(with), with == SIGKILL ? -SIGKILL : 0);
  }
}

// A shell gives 1,024 descriptors where the system would give more: visitors would be shut out.
TEST(Serve, TakesAsManyDescriptorsAsTheSystemGives) {
  rlimit before{};
  ASSERT_EQ(::getrlimit(RLIMIT_NOFILE, &before), 0);
  if (before.rlim_max <= 512) GTEST_SKIP() << "the system gives no more";
  const rlimit few{512, before.rlim_max};
  ASSERT_EQ(::setrlimit(RLIMIT_NOFILE, &few), 0);
  const Folder folder;
  Program program(folder.path);
  ASSERT_EQ(::setrlimit(RLIMIT_NOFILE, &before), 0);
  ASSERT_GT(program.port, 0);
  const std::string limits = program.about("limits", "Max open files");
  std::smatch found;
  ASSERT_TRUE(std::regex_search(limits, found, std::regex("(\\w+) +(\\w+)"))) << limits;
  EXPECT_EQ(found[1], found[2]);
}

// Above what is asked of files::leave_no_image and lock_in_memory: that the program calls them.
TEST(Serve, LeavesNoCoreDump) {
  const Folder folder;
  Program program(folder.path);
  ASSERT_GT(program.port, 0);
  EXPECT_TRUE(std::regex_match(program.about("limits", "Max core file size"),
                               std::regex(" +0 +0 +bytes *")))
      << program.about("limits", "Max core file size");
}

TEST(Serve, KeepsItsKeyOutOfSwap) {
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
  GTEST_SKIP() << "the sanitizers take the place of mlock and lock nothing; other builds test it";
#endif
  std::vector<char> page(4096);
  if (::mlock(page.data(), page.size()) != 0) GTEST_SKIP() << "no locked memory here";
  ::munlock(page.data(), page.size());
  const Folder folder;
  Program program(folder.path);
  ASSERT_GT(program.port, 0);
  EXPECT_GT(std::strtol(program.about("status", "VmLck:").c_str(), nullptr, 10), 0);
}

TEST(Serve, AStudyWithMistakesIsNotServed) {
  const Folder folder;
  std::ofstream(folder.path / "study.toml", std::ios::app) << "mistake = 1\n";
  Program program(folder.path);
  EXPECT_EQ(program.port, 0);
  EXPECT_EQ(program.end(0), 1);
}

TEST(Serve, WrongUseIsSaid) {
  const Folder folder;
  for (const auto& options : std::vector<std::vector<std::string>>{
           {"--wave", "1999"}, {"--test-codes", "many"}, {"--nonsense"}}) {
    Program program(folder.path, options);
    EXPECT_EQ(program.end(0), 2) << options[0];
  }
}

}  // namespace
}  // namespace peil::talks
