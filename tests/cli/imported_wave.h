#pragma once

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <string>

#include "cli/program.h"

namespace peil {

/// Wave 2015 of the airport, made up and imported: forty passengers of area A, twelve of B and the
/// four of C, of whom three give a 5 and one a 4. Two passengers a run are the sampling unit.
class ImportedWave : public ::testing::Test {
 public:
  inline static const std::string study = PEIL_SOURCE_DIR "/tests/oracle/sfo";

  static const char* area(int i) { return i < 40 ? "A" : i < 52 ? "B" : "C"; }
  static int rating(int i) { return i < 52 ? 1 + i % 5 : i == 52 ? 4 : 5; }
  static int weight(int i) { return 1 + i % 3; }
  static constexpr int passengers = 56;

 protected:
  void SetUp() override {
    folder_ = std::filesystem::temp_directory_path() / ("peil-wave-" + std::to_string(::getpid()));
    std::filesystem::create_directories(folder_);
    std::ofstream out(folder_ / "wave.csv");
    out << "resp,stratum,run,weight,area,q_all,q_art,q_food\n";
    for (int i = 0; i < passengers; ++i)
      out << i << ",day," << i / 2 << ',' << weight(i) << ',' << area(i) << ',' << rating(i) << ','
          << 1 + i * i % 5 << ',' << 1 + (i * i + i % 5) % 5 << '\n';
    out.close();
    const std::string key = " --import-key " + (folder_ / "import.key").string();
    ASSERT_EQ(peil("data init " + study + key + data()).status, 0);
    const Said imported = peil("import " + study + " " + (folder_ / "wave.csv").string() +
                               " --wave 2015" + key + data());
    ASSERT_EQ(imported.status, 0) << imported.text;
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }

  std::string data() const { return " --data " + (folder_ / "data").string(); }

  /// Runs a plan of these analyses on the wave.
  Said analyse(const std::string& analyses, const std::string& derive = "{}",
               const std::string& options = "") const {
    std::ofstream(folder_ / "plan.json") << R"x({"data": {"w": {"wave": "2015", "derive": )x"
                                         << derive << R"x(}}, "analyses": [)x" << analyses << "]}";
    return peil("analyse " + (folder_ / "plan.json").string() + " --study " + study + data() +
                options);
  }

  std::filesystem::path folder_;
};

}  // namespace peil
