#include "peil/base/html.h"

#include <gtest/gtest.h>

namespace peil {
namespace {

TEST(Html, OutsideTextStaysText) {
  const Html page = Html::tag("p", {{"title", "\"><script>"}}, Html::text("<b> & 'x'"));
  EXPECT_EQ(page.markup(), "<p title=\"&quot;&gt;&lt;script&gt;\">&lt;b&gt; &amp; &#39;x&#39;</p>");
}

TEST(Html, AFlagIsWrittenBareOrNotAtAll) {
  EXPECT_EQ(Html::leaf("input", {{"name", "a"}, Html::flag("checked", true)}).markup(),
            "<input name=\"a\" checked>");
  EXPECT_EQ(Html::leaf("input", {Html::flag("checked", false)}).markup(), "<input>");
}

}  // namespace
}  // namespace peil
