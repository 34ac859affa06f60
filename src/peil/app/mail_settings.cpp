#include "peil/app/mail_settings.h"

#include "peil/app/key_file.h"
#include "peil/base/text.h"
#include "peil/fieldwork/mail_address.h"
#include "peil/study/toml_file.h"
#include "peil/study/toml_table.h"

namespace peil::app {
namespace {

using study::Need;
using study::TomlTable;

constexpr int port_of_submission = 587, port_of_wrapped = 465;

class SettingsReader {
 public:
  SettingsReader(const TomlTable& table, const std::string& file, const std::string& study_folder,
                 const Files& files)
      : table_(table),
        problems_(table.problems()),
        file_(file),
        study_folder_(study_folder),
        files_(files) {}

  MailServer run() {
    server_.host = table_.text("server", Need::Must).value_or("");
    read_tls();
    const int usual =
        server_.tls == MailServer::Tls::Wrapped ? port_of_wrapped : port_of_submission;
    server_.port = static_cast<int>(table_.whole("port", Need::May, 1, 65535).value_or(usual));
    server_.certificates = table_.text("certificates", Need::May).value_or("");
    server_.from = address("from", Need::Must);
    server_.from_name = fieldwork::plain_line(table_.text("from_name", Need::May).value_or(""));
    server_.reply_to = address("reply_to", Need::May);
    server_.bounces = address("bounces", Need::May);
    server_.unsubscribe = address("unsubscribe", Need::Must);
    server_.per_minute =
        static_cast<int>(table_.whole("per_minute", Need::May, 1, 100'000).value_or(120));
    read_password();
    keep_apart(file_);
    return server_;
  }

 private:
  void read_tls() {
    const auto word = table_.word("tls", Need::May, {"starttls", "wrapped", "none"});
    if (word == "wrapped") server_.tls = MailServer::Tls::Wrapped;
    if (word != "none") return;
    server_.tls = MailServer::Tls::None;
    if (is_this_machine(server_.host) || server_.host.empty()) return;
    problems_.add("mail.tls", table_.at("tls"),
                  "Addresses and codes would go to '" + server_.host + "' for all to read.",
                  "Take tls out: the connection is then secured, or nothing is sent.");
  }

  std::string address(std::string_view key, Need need) {
    const auto text = table_.text(key, need);
    if (!text) return {};
    const auto found = fieldwork::mail_address(*text);
    if (!found)
      problems_.add("mail.address", table_.at(key), "'" + *text + "' is no e-mail address.",
                    "Write the address alone: name@example.org.");
    return found.value_or("");
  }

  void read_password() {
    server_.user = table_.text("user", Need::May).value_or("");
    const std::string file = table_.text("password_file", Need::May).value_or("");
    if (server_.user.empty() != file.empty()) {
      problems_.add("mail.password", table_.at(file.empty() ? "user" : "password_file"),
                    "A user and a file with the password go together, and one is missing.",
                    "Give both, or take both out.");
    }
    if (file.empty()) return;
    keep_apart(file);
    server_.password = trim(files_.read(file));
    if (server_.password.empty() || server_.password.find('\n') != std::string::npos)
      problems_.add("mail.password", table_.at("password_file"),
                    "The file with the password does not hold one line.",
                    "Write the password in it, and nothing else.");
  }

  void keep_apart(const std::string& file) {
    const auto wrong =
        key_in_data("mail.in-the-study", file, study_folder_,
                    "This lies in the folder of the study, which goes to people who may not send "
                    "in its name.");
    if (wrong) problems_.add(wrong->code, {}, wrong->message, wrong->mend);
  }

  const TomlTable& table_;
  study::FileProblems& problems_;
  const std::string &file_, &study_folder_;
  const Files& files_;
  MailServer server_;
};

}  // namespace

bool is_this_machine(const std::string& host) {
  return host == "localhost" || host == "127.0.0.1" || host == "::1";
}

Result<MailServer> mail_settings(const std::string& file, const std::string& study_folder,
                                 const Files& files) {
  const std::string text = files.read(file);
  Problems found;
  study::FileProblems problems(file, text, found);
  MailServer server;
  if (auto node = study::read_toml(problems)) {
    node->at = {1, 1};
    const TomlTable table(*node, problems, file,
                          {"server", "port", "tls", "certificates", "user", "password_file", "from",
                           "from_name", "reply_to", "bounces", "unsubscribe", "per_minute"});
    server = SettingsReader(table, file, study_folder, files).run();
  }
  if (!found.empty()) return found;
  return server;
}

}  // namespace peil::app
