#pragma once

#include <gtest/gtest.h>

#include <string>
#include <utility>

#include "peil/study/read.h"
#include "peil/study/testing.h"

/// A study of one wave, one language and two customer groups, whose questionnaire is written out.
namespace peil::study::testing {

/// What every form of these begins with: the overall mark, on a page of its own.
inline const std::string overall_asked = R"(
[[question]]
type = "mark"
name = "overall"
page = "overall"
label = "Cijfer"
required = true
)";

inline Texts files_of(const std::string& questions) {
  return {{"questionnaire.toml", overall_asked + questions}, {"study.toml", R"(name = "klein"
title = "Klein"
organisation = "Dienst"
source_language = "nl"
overall = "overall"
[[language]]
code = "nl"
name = "Nederlands"
[[reporting_group]]
name = "all_of_them"
label = "Allen"
[[customer_group]]
name = "people"
label = "Mensen"
reporting_group = "all_of_them"
[[customer_group]]
name = "lawyers"
label = "Advocaten"
reporting_group = "all_of_them"
[[wave]]
name = "2013"
from = 2013-09-01
to = 2013-09-30
agency = "B"
mode = "web"
)"}};
}

inline Study study_of(const std::string& questions) {
  auto read = study::read(files_of(questions));
  if (read.ok()) return std::move(read).value();
  for (const Problem& problem : read.problems())
    ADD_FAILURE() << problem.line << ": " << problem.code << " " << problem.message;
  return {};
}

/// "5 pipe.no-fallback", counted from the first line of `questions`; warnings as well.
inline std::vector<std::string> told_of(const std::string& questions) {
  const auto before = static_cast<std::size_t>(std::ranges::count(overall_asked, '\n'));
  const auto checked = study::check(files_of(questions));
  std::vector<std::string> told;
  for (const Problem& p : checked.ok() ? checked.value().warnings : checked.problems()) {
    const bool of_form = p.where == "questionnaire.toml";
    told.push_back((of_form ? std::to_string(p.line - before) : p.where) + " " + p.code);
  }
  return told;
}

}  // namespace peil::study::testing
