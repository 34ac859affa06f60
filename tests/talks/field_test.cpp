// A wave in the field, with programs as people run them: interviews through `peil serve`, what came
// back by `peil field record`, and `peil field` beside both. The counts of the room, of the file of
// answers and of the list are one.
#include <gtest/gtest.h>

#include <chrono>
#include <map>
#include <nlohmann/json.hpp>

#include "cli/program.h"
#include "peil/base/text.h"
#include "peil/store/open.h"
#include "peil/study/testing/study_builder.h"
#include "running.h"

namespace peil::talks {
namespace {

using nlohmann::json;

std::string in_days(int days) {
  return day_text(std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now()) +
                  std::chrono::days(days));
}

study::Texts open_study() {
  using namespace study::testing;
  const auto on = [](Question question) {
    question.page = question.name;
    return question;
  };
  Plan plan = drawn_plan("now", "seed");
  plan.sizes = {{"people/granted", 5}, {"people/refused", 3}, {"firms/none", 4}};
  return StudyBuilder("small")
      .languages({"nl", "ar"})
      .reporting_group("everybody")
      .customer_group("people")
      .customer_group("firms")
      .wave("now", in_days(-20), in_days(20))
      .overall("overall")
      .questions({on(mark("overall")), on(mark("staff")), on(mark("speed"))})
      .plan(plan)
      .files();
}

/// A wave of twelve people that was drawn and loaded, and is served.
class FieldOnDisk : public ::testing::Test {
 protected:
  void SetUp() override {
    std::string frame = "case,group,outcome,language,name,email,address\n";
    for (int i = 0; i < 12; ++i) {
      const std::string n = std::to_string(10 + i);
      frame += "c" + n + (i < 8 ? ",people," : ",firms,") +
               (i < 5   ? "granted,"
                : i < 8 ? "refused,"
                        : "none,") +
               (i % 3 == 0 ? "ar" : "nl") + ",N" + n + ",n" + n + "@example.invalid,yes\n";
    }
    std::ofstream(at("frame.csv")) << frame;
    done("data init " + study() + " --key " + at("people.key"));
    done("sample draw " + study() + " --wave now --frame " + at("frame.csv") + " --out " +
         at("sample.csv"));
    done("sample load " + study() + " --wave now --sample " + at("sample.csv") + " --codes " +
         at("codes.csv"));
    std::ifstream codes(at("codes.csv"));
    std::string line;
    std::getline(codes, line);
    while (std::getline(codes, line)) {
      const auto fields = split(line, ',');
      code_.emplace_back(fields[2]), number_.emplace_back(fields[3]);
    }
    ASSERT_EQ(code_.size(), 12U);
  }
  std::string study() const { return folder_.path.string(); }
  std::string at(const std::string& file) const { return (folder_.path / file).string(); }
  static void done(const std::string& words) {
    const Said said = peil(words);
    ASSERT_EQ(said.status, 0) << words << "\n" << said.text;
  }

  void record(const std::string& rows) const {
    std::ofstream(at("back.csv")) << "number,result,day,mode,step\n" << rows;
    done("field record " + study() + " --wave now " + at("back.csv"));
  }
  std::string row(std::size_t person, const std::string& rest) const {
    return number_.at(person) + "," + rest + "\n";
  }

  /// What `peil field` says now of everybody; the lines of each variable add up to it.
  json everybody() const {
    const Said said = peil("field " + study() + " --wave now --json");
    EXPECT_EQ(said.status, 0) << said.text;
    const json all = json::parse(said.text);
    std::map<std::string, std::map<std::string, int>> sums;
    for (const json& line : all["groups"]) {
      auto& sum = sums[line["variable"]];
      for (const char* of : {"drawn", "sent", "delivered", "started", "completed", "partial"})
        sum[of] += line[of].is_null() ? 0 : line[of].get<int>();
      for (const auto& [code, people] : line["codes"].items()) sum["codes"] += people.get<int>();
    }
    for (const auto& [variable, sum] : sums) {
      EXPECT_EQ(sum, sums["all"]) << variable;
      EXPECT_EQ(sum.at("codes"), static_cast<int>(code_.size())) << variable;
    }
    return all["groups"][0];
  }
  std::size_t rows_in_file() const {
    std::size_t rows = 0;
    store::read_answers(at("data"))
        ->each_response("now", [&](const Respondent&, const std::vector<PageEvent>&) { ++rows; });
    return rows;
  }

  ServedFolder folder_{open_study()};
  std::vector<std::string> code_, number_;
};

TEST_F(FieldOnDisk, RoomFileAndListAgreeWhileInterviewsGoOn) {
  RunningProgram program(folder_.path);
  ASSERT_GT(program.port, 0);
  json now = everybody();
  EXPECT_EQ(now["drawn"], 12);
  EXPECT_EQ(now["sent"], nullptr);
  EXPECT_EQ(now["codes"]["3.19"], 12);

  std::string sent;
  for (std::size_t i = 0; i < 11; ++i) sent += row(i, "sent," + in_days(-10) + ",letter,invite");
  record(sent);
  Visit whole(program.port), part(program.port), only_looks(program.port);
  for (Visit* visit : {&whole, &part, &only_looks}) {
    const std::size_t person = visit == &whole ? 0 : visit == &part ? 1 : 2;
    visit->post("/nl/start", {{"code", code_[person]}});
  }
  while (whole.location != "/nl/thanks") {
    const std::string page = whole.location;
    send_a_page(whole);
    ASSERT_NE(whole.location, page);
  }
  send_a_page(part);
  record(row(1, "refused," + in_days(-3) + ",phone,") +
         row(3, "returned," + in_days(-4) + ",letter,") +
         row(4, "refused," + in_days(-3) + ",phone,"));
  now = everybody();
  EXPECT_EQ(now["sent"], 11);
  EXPECT_EQ(now["delivered"], 10);
  EXPECT_EQ(now["started"], 2);
  EXPECT_EQ(now["started"], rows_in_file());
  EXPECT_EQ(now["codes"]["1.1"], 1);
  EXPECT_EQ(now["codes"]["2.12"], 1) << "began, and then refused";
  EXPECT_EQ(now["codes"]["2.11"], 1);
  EXPECT_EQ(now["codes"]["3.30"], 1);
  EXPECT_EQ(now["codes"]["3.11"], 1);
  EXPECT_EQ(now["codes"]["3.19"], 7) << "who only logs in has sent nothing";
  EXPECT_DOUBLE_EQ(now["rates"]["rr1"], 1.0 / 12.0);

  // Who refused comes round, and who completed is called once more: both are complete.
  while (part.location != "/nl/thanks") send_a_page(part);
  record(row(0, "refused," + in_days(-1) + ",phone,"));
  EXPECT_EQ(program.end(SIGTERM), 0);
  now = everybody();
  EXPECT_EQ(now["codes"]["1.1"], 2);
  EXPECT_EQ(now["completed"], 2);
  EXPECT_EQ(now["codes"]["2.12"], 0);
  EXPECT_EQ(now["started"], rows_in_file());
}

// What is read leaves nothing behind.
TEST_F(FieldOnDisk, LookingMakesAndChangesNothing) {
  const auto listed = [&] {
    std::map<std::string, std::uintmax_t> all;
    for (const auto& entry : fs::directory_iterator(at("data")))
      all[entry.path().filename().string()] = fs::file_size(entry.path());
    return all;
  };
  const auto before = listed();
  everybody();
  EXPECT_EQ(listed(), before);
  EXPECT_FALSE(before.contains("contacts.db"));
  EXPECT_EQ(peil("field " + study() + " --wave never").status, 1);
  EXPECT_EQ(peil("field " + study() + " --wave now --data " + at("nothing")).status, 3);
  EXPECT_FALSE(fs::exists(at("nothing")));
}

TEST_F(FieldOnDisk, AFileWithMistakesIsTakenInByNobody) {
  std::ofstream(at("back.csv")) << "number,result,day,mode\n"
                                << number_[0] << ",refused," << in_days(-1) << ",phone\n"
                                << "1234567890,refused," << in_days(-1) << ",phone\n";
  const Said said = peil("field record " + study() + " --wave now " + at("back.csv"));
  EXPECT_EQ(said.status, 1);
  EXPECT_TRUE(said.has("back.csv:3: '1234567890' is no contact number, or was mistyped."))
      << said.text;
  EXPECT_TRUE(said.has("Nothing was recorded.")) << said.text;
  EXPECT_FALSE(fs::exists(at("data/contacts.db")));
}

}  // namespace
}  // namespace peil::talks
