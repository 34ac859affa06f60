#pragma once

#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>
#include <stdexcept>
#include <string>
#include <vector>

namespace peil::mail::testing {

namespace fs = std::filesystem;

/// A mail that a server took.
struct SunkMail {
  std::string to;
  std::string connection;  ///< port of the sender
  std::string text;        ///< headers and body
};

/// A mail server on loopback (tests/mail/sink.py) for as long as this lives, which waits so many
/// seconds before it answers a message.
class MailSink {
 public:
  explicit MailSink(double wait = 0.0) {
    std::string name = (fs::temp_directory_path() / "peil-sink-XXXXXX").string();
    if (::mkdtemp(name.data()) == nullptr) throw std::runtime_error("no temporary folder");
    folder_ = name;
    int ends[2];
    if (::pipe(ends) != 0) throw std::runtime_error("no pipe");
    child_ = ::fork();
    if (child_ == 0) {
      ::dup2(ends[1], STDOUT_FILENO);
      ::close(ends[0]);
      ::execl("/usr/bin/python3", "python3", PEIL_SOURCE_DIR "/tests/mail/sink.py", name.c_str(),
              std::to_string(wait).c_str(), nullptr);
      ::_exit(127);
    }
    ::close(ends[1]);
    FILE* out = ::fdopen(ends[0], "r");
    const bool told = std::fscanf(out, "%d", &port_) == 1;
    std::fclose(out);
    if (!told) throw std::runtime_error("no mail server: install Debian's python3-aiosmtpd");
  }
  MailSink(const MailSink&) = delete;
  MailSink& operator=(const MailSink&) = delete;
  ~MailSink() {
    ::kill(child_, SIGKILL);
    ::waitpid(child_, nullptr, 0);
    fs::remove_all(folder_);
  }

  int port() const { return port_; }

  /// What was taken, in that order.
  std::vector<SunkMail> mails() const {
    std::map<std::string, SunkMail> all;
    for (const auto& entry : fs::directory_iterator(folder_)) {
      if (entry.path().extension() != ".mail") continue;
      std::ifstream file(entry.path(), std::ios::binary);
      SunkMail mail;
      file >> mail.to >> mail.connection;
      file.get();
      std::ostringstream text;
      text << file.rdbuf();
      mail.text = text.str();
      all[entry.path().filename().string()] = mail;
    }
    std::vector<SunkMail> list;
    for (auto& [name, mail] : all) list.push_back(std::move(mail));
    return list;
  }

 private:
  fs::path folder_;
  pid_t child_ = -1;
  int port_ = 0;
};

}  // namespace peil::mail::testing
