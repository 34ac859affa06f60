#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "peil/base/result.h"
#include "peil/fieldwork/field_lines.h"
#include "peil/fieldwork/r_indicator.h"
#include "peil/model/study.h"
#include "peil/ports/outside.h"

namespace peil::app {

/// How the fieldwork of a wave goes: counts of people and days. Nothing in it is of one person, and
/// nothing tells what was answered.
struct FieldFigures {
  std::string wave;
  bool fictional = false;
  double partial = 0.0;                     ///< Plan::partial
  bool sending_recorded = false;            ///< false: what went out to whom is not known
  std::size_t contacts = 0;                 ///< recorded events of the wave
  std::size_t strangers = 0;                ///< of these, of people who are not in the wave
  std::vector<fieldwork::FieldLine> lines;  ///< the first is everybody
  std::vector<fieldwork::CompletedOn> days;
  std::vector<fieldwork::LeftAfter> break_off;
  std::optional<fieldwork::RIndicator> representative;  ///< from Rules::least_shown completes on
};

/// Joins people, codes and answers in memory, and gives counts only. The stores may be written to
/// meanwhile; `contacts` may be absent.
///
/// Problems  "field.imported-wave"  nobody recorded who was asked
///           "field.not-loaded"     no sample of the wave was loaded
///           "field.keys-gone"      the codes or people were destroyed: nothing can be joined
///           "field.list-differs"   people, codes and answers do not agree on who was drawn
/// Contract  the study has the wave.
/// Throws    OutsideError
Result<FieldFigures> field_figures(const Study& study, const std::string& wave,
                                   const StoresToRead& stores, const ContactStore* contacts);

struct FieldRequest {
  std::string study, data;  ///< folders
  std::string wave;
};

struct FieldOfStudy {
  Study study;
  FieldFigures field;
};

/// The same from folders, with the study.
///
/// Problems  also those of read_study; "wave.unknown"
Result<FieldOfStudy> field_figures(const FieldRequest& request, const Outside& outside);

}  // namespace peil::app
