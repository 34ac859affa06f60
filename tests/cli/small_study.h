#pragma once

#include <stdlib.h>
#include <sys/stat.h>

#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "peil/base/digest.h"
#include "peil/cli/commands.h"
#include "peil/files/disk.h"
#include "peil/files/system_clock.h"
#include "peil/store/open.h"
#include "peil/store/secrets.h"
#include "peil/study/testing/study_builder.h"

/// A small study on disk and the commands that work on it, for transcripts.
namespace peil::cli::testing {

namespace fs = std::filesystem;

inline std::string slurp(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream all;
  all << file.rdbuf();
  return all.str();
}

inline void spill(const fs::path& path, const std::string& text) {
  fs::create_directories(path.parent_path());
  std::ofstream(path, std::ios::binary) << text;
}

/// Not for guessing: the same bytes in every test.
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

/// Two groups of one reporting group, one wave that draws five people; after a mark below 9 a
/// scale.
inline study::testing::StudyBuilder small_study() {
  using namespace study::testing;
  Plan plan = drawn_plan("2013", "ind-2013");
  plan.sizes = {{"people/granted", 2}, {"people/refused", 1}, {"firms/none", 2}};
  return StudyBuilder("small")
      .title("Klein onderzoek")
      .organisation("Dienst")
      .reporting_group("everybody", "Iedereen")
      .customer_group("people", "Mensen")
      .customer_group("firms", "Bedrijven")
      .wave("2013", "2013-09-01", "2013-09-30", "Bureau", "web")
      .overall("overall")
      .questions({mark("overall", "mark").label("Welk cijfer geeft u?").required(),
                  scale("speed")
                      .label("Hoe tevreden bent u over de snelheid?")
                      .ends("zeer ontevreden", "zeer tevreden")
                      .dont_know()
                      .aspect()
                      .relevant("${overall} < 9")})
      .plan(plan);
}

/// A folder of its own with the study "small" in it, gone at the end. Words of a command are
/// split at blanks, DIR stands for the folder, and _ in a word for a blank.
class Desk {
 public:
  Desk() {
    std::string name = (fs::temp_directory_path() / "peil-XXXXXX").string();
    if (::mkdtemp(name.data()) == nullptr) throw std::runtime_error("no temporary folder");
    dir = name;
    for (const auto& [file, text] : small_study().files()) spill(dir / "small" / file, text);
    spill(dir / "small/simulation.toml", R"(seed = "test"
frame = 400
[[group]]
name = "people"
share = 0.7
mean = { 2013 = 7.5 }
sd = 1.5
response = 0.9
languages = { nl = 1.0 }
[[group]]
name = "firms"
share = 0.3
mean = { 2013 = 6.5 }
sd = 1.0
response = 0.9
languages = { nl = 1.0 }
[[column]]
name = "outcome"
groups = ["people"]
shares = { granted = 0.7, refused = 0.3 }
[[column]]
name = "outcome"
groups = ["firms"]
shares = { none = 1.0 }
[[column]]
name = "address"
shares = { yes = 0.95, no = 0.05 }
)");
    spill(dir / "frame.csv",
          "case,group,outcome,language,name,email,address\n"
          "c1,people,granted,nl,An,an@example.invalid,yes\n"
          "c2,people,granted,nl,Bo,bo@example.invalid,yes\n"
          "c3,people,granted,nl,Cas,cas@example.invalid,yes\n"
          "c4,people,granted,nl,Dirk,,no\n"
          "c6,people,refused,nl,Fa,fa@example.invalid,yes\n"
          "c7,people,refused,nl,Gi,gi@example.invalid,yes\n"
          "f1,firms,none,nl,Firma 1,f1@example.invalid,yes\n"
          "f2,firms,none,nl,Firma 2,f2@example.invalid,yes\n");
  }
  Desk(const Desk&) = delete;
  Desk& operator=(const Desk&) = delete;
  ~Desk() { fs::remove_all(dir); }

  /// Runs one line; what it printed, out before err, with DIR for the folder, and the exit code.
  std::string run(const std::string& line) {
    std::vector<std::string> given;
    std::istringstream in(line);
    for (std::string word; in >> word;) {
      std::ranges::replace(word, '_', ' ');
      if (const auto at = word.find("DIR"); at != std::string::npos)
        word.replace(at, 3, dir.string());
      given.push_back(word);
    }
    const std::vector<Command> commands{data_init,   tables,        report,   sample_draw,
                                        sample_load, sample_verify, simulate, invite};
    std::ostringstream out, err;
    const int exit = cli::run(commands, given, outside, {out, err});
    std::string text = out.str() + err.str();
    for (std::size_t at = 0; (at = text.find(dir.string(), at)) != std::string::npos;)
      text.replace(at, dir.string().size(), "DIR");
    return text + "exit " + std::to_string(exit) + "\n";
  }

  unsigned mode(const std::string& name) const {
    struct stat info{};
    ::stat((dir / name).c_str(), &info);
    return info.st_mode & 0777u;
  }

  fs::path dir;
  files::Disk disk;
  files::SystemClock clock;
  CountedSecrets secrets;
  Outside outside{disk,  clock,   secrets, store::open,         "9.9.9",
                  "abc", nullptr, nullptr, store::read_answers, store::people_keys};
};

}  // namespace peil::cli::testing
