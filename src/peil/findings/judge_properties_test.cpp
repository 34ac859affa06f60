// What holds of every verdict, over many random letters.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>

#include "peil/findings/judge_claim.h"
#include "peil/findings/letter_testing.h"

namespace peil::findings {
namespace {

// ---- properties

int strength(Verdict v) {
  switch (v) {
    case Verdict::Supported:
      return 3;
    case Verdict::Partly:
      return 2;
    case Verdict::NotDemonstrable:
      return 1;
    default:
      return 0;
  }
}

TEST(Property, MoreAnswersNeverTurnSupportedIntoContradicted) {
  std::mt19937 random(7);
  std::uniform_real_distribution<double> mean(6.5, 8.0);
  for (int run = 0; run < 500; ++run) {
    const double a = mean(random), b = mean(random), c = mean(random);
    bool was_supported = false;
    for (const std::size_t n : {40u, 160u, 640u, 2560u, 10240u}) {
      const Verdict v = verdict_of_rise(a, b, c, n);
      if (was_supported) {
        EXPECT_EQ(v, Verdict::Supported) << a << " " << b << " " << c << " " << n;
      }
      was_supported = was_supported || v == Verdict::Supported;
    }
  }
}

// The printed interval of one or both marks is made wider: what could be said can only get less.
TEST(Property, AWiderPrintedIntervalNeverMakesAVerdictStronger) {
  std::mt19937 random(11);
  std::uniform_real_distribution<double> mean(6.5, 8.0), width(0.0, 0.3);
  const Rules rules;
  const auto rank = [](Outcome o) {
    return o == Outcome::Rose || o == Outcome::Fell                 ? 2
           : o == Outcome::RoseInPrint || o == Outcome::FellInPrint ? 1
                                                                    : 0;
  };
  for (int run = 0; run < 5000; ++run) {
    std::vector<Evidence> marks(3);
    for (Evidence& e : marks) {
      const double m = mean(random), w = width(random);
      e.ground = Ground::Print;
      e.mark = {m - w, m + w};
      e.answers = 200 + random() % 4000;
      if (random() % 3 != 0) e.variance = 2.25 / static_cast<double>(e.answers);
    }
    auto wide = marks;
    const std::size_t which = random() % 3;
    wide[which].mark.low -= width(random);
    wide[which].mark.high += width(random);
    const Study study = bare_study();
    const auto three_steps = [&](const std::vector<Evidence>& m) {
      return std::vector{step_between(m[0], m[1], study), step_between(m[1], m[2], study),
                         step_between(m[0], m[2], study)};
    };
    auto before = three_steps(marks), after = three_steps(wide);
    const auto judge_all = [&](std::vector<Step>& steps) {
      std::vector<Step*> family;
      for (Step& s : steps) family.push_back(&s);
      judge(family, rules);
    };
    judge_all(before);
    judge_all(after);
    for (std::size_t i = 0; i < before.size(); ++i) {
      ASSERT_LE(rank(after[i].outcome), rank(before[i].outcome)) << run;
    }
  }
}

// Printing the same marks without the numbers of interviews never supports a claim.
TEST(Property, PrintWithoutInterviewsNeverSupportsARise) {
  std::mt19937 random(13);
  for (int run = 0; run < 300; ++run) {
    Study study = bare_study();
    for (const char* wave : {"2009", "2011", "2013"}) {
      publish(study, wave, "vr", 6.5 + static_cast<double>(random() % 20) / 10.0);
    }
    const Verdict v = judged_claim(change("rise", "vr", "2009 2011 2013"), study).verdict;
    EXPECT_LE(strength(v), 2);
  }
}

}  // namespace
}  // namespace peil::findings
