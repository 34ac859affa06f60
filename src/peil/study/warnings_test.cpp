#include "peil/study/warnings.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "peil/study/read.h"
#include "peil/study/testing.h"

namespace peil::study {
namespace {

// Warnings of that code about a small study of which one text is replaced by another.
std::size_t told(const std::string& code, const std::string& from, const std::string& to) {
  auto texts = small_study();
  std::string& form = texts["questionnaire.toml"];
  const std::size_t at = form.find(from);
  EXPECT_NE(at, std::string::npos);
  form.replace(at, from.size(), to);
  const auto checked = check(texts);
  if (!checked.ok()) {
    ADD_FAILURE() << checked.problems().front().message;
    return 0;
  }
  return static_cast<std::size_t>(
      std::ranges::count(checked.value().warnings, code, &Problem::code));
}

const std::string hint = "1 is zeer slecht, 10 is uitmuntend.";

TEST(Warnings, TellOfAHintThatSaysBothEndsOfTheScale) {
  const auto repeated = [](const std::string& words) {
    return told("question.hint-repeats-ends", hint, words);
  };
  EXPECT_EQ(repeated(hint), 1u);
  EXPECT_EQ(repeated("Zeer Slecht is het laagst, UITMUNTEND het hoogst."), 1u);
  EXPECT_EQ(repeated("Een cijfer van zeer slecht af."), 0u);
  EXPECT_EQ(repeated("Denk aan de laatste 12 maanden."), 0u);
}

}  // namespace
}  // namespace peil::study
