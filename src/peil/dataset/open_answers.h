#pragma once

#include <string>
#include <vector>

#include "peil/model/response.h"
#include "peil/model/study.h"

namespace peil::dataset {

/// What somebody wrote in their own words, kept apart from the columns: people may name themselves
/// in it.
struct OpenAnswer {
  std::string respondent;
  std::string item;
  std::string language;
  std::string text;
};

/// The open answers on the route of one response.
std::vector<OpenAnswer> open_answers(const Study& study, const Response& response);

}  // namespace peil::dataset
