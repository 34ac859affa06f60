#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "peil/render/html_writer.h"
#include "peil/report/compose.h"
#include "peil/report/sample_study.h"

namespace peil {
namespace {

namespace sample = report::sample;

std::string written(const std::string& language) {
  return render::HtmlWriter().write(
      report::compose(sample::study(), sample::three_waves(), {language, "0.1.0", "abc", true}));
}

TEST(Report, SampleIsWrittenForThoseWhoWantToLook) {
  const std::filesystem::path folder = std::filesystem::current_path() / "sample-report";
  std::filesystem::create_directories(folder);
  for (const char* language : {"nl", "en"}) {
    const std::string html = written(language);
    EXPECT_LT(html.size(), 150'000u);
    std::ofstream(folder / (std::string("report.") + language + ".html")) << html;
  }
}

}  // namespace
}  // namespace peil
