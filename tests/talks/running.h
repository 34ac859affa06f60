#pragma once

#include <gtest/gtest.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <regex>
#include <string>
#include <vector>

#include "caller.h"
#include "peil/study/testing.h"
#include "shown_form.h"

/// `peil serve` as a program of its own, and those who visit it.
namespace peil::talks {

namespace fs = std::filesystem;

/// A study in a folder that goes when the test ends.
class ServedFolder {
 public:
  explicit ServedFolder(const study::Texts& texts = study::small_study()) {
    std::string name = (fs::temp_directory_path() / "peil-serve-XXXXXX").string();
    path = ::mkdtemp(name.data());
    for (const auto& [file, text] : texts) {
      fs::create_directories((path / file).parent_path());
      std::ofstream(path / file) << text;
    }
  }
  ~ServedFolder() { fs::remove_all(path); }
  fs::path path;
};

/// The program, running.
class RunningProgram {
 public:
  explicit RunningProgram(const fs::path& study, std::vector<std::string> options = {}) {
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
  ~RunningProgram() {
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

inline std::string part_between(const std::string& text, const std::string& from,
                                const std::string& to) {
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
    if (const auto cookie = part_between(answer, "Set-Cookie: peil=", ";"); !cookie.empty())
      ticket = cookie;
    location = part_between(answer, "Location: ", "\r\n");
    return answer;
  }
  Caller caller;
  std::string ticket, location;
};

/// Sends the page on which the respondent is, choosing the first of every group of radios.
inline void send_a_page(Visit& visit) {
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

}  // namespace peil::talks
