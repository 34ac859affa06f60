#pragma once

#include <gtest/gtest.h>

#include <string>

#include "peil/app/file_comparison.h"
#include "peil/base/zip_parts.h"
#include "peil/files/published_texts.h"
#include "peil/render/document_files.h"
#include "peil/report/compose.h"
#include "peil/report/sample_study.h"

/// A report as it is published, and what `peil verify` finds in one: both by the code that it uses.
namespace peil::app::published {

inline std::string written(DocumentFormat format, const std::string& language = "nl") {
  return render::DocumentFiles().write(
      report::compose(report::sample::study(), report::sample::three_waves(),
                      {language, "0.1.0", "abc"}),
      format);
}

inline Pieces pieces(const std::string& bytes, const std::string& name) {
  const auto read = files::PublishedTexts().pieces(bytes, name);
  EXPECT_TRUE(read.ok()) << (read.ok() ? "" : read.problems().front().message);
  return read.ok() ? read.value() : Pieces{};
}

inline FileComparison compared(const std::string& bytes, const Pieces& fresh,
                               const std::string& name) {
  return {pieces(bytes, name), fresh, name.ends_with(".pdf")};
}

/// Told as another file than what was written, or refused as one that is broken.
inline bool is_other(const std::string& bytes, const Pieces& fresh, const std::string& name) {
  const auto read = files::PublishedTexts().pieces(bytes, name);
  if (!read.ok()) return true;
  return !FileComparison(read.value(), fresh, name.ends_with(".pdf")).differences().empty();
}

}  // namespace peil::app::published
