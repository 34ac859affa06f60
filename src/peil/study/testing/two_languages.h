#pragma once

// For tests only: studies that speak Dutch and English, as letters about them do.

#include <string>

#include "peil/study/testing/study_builder.h"

namespace peil::study::testing {

inline Said both(const char* nl, const char* en) { return {{"nl", nl}, {"en", en}}; }

inline StudyBuilder in_two_languages(std::string name, const char* organisation) {
  return StudyBuilder(std::move(name))
      .title(both("Onderzoek", "Survey"))
      .organisation(organisation)
      .languages({"nl", "en"});
}

}  // namespace peil::study::testing
