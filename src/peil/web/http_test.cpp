#include "peil/web/http.h"

#include <gtest/gtest.h>

#include "peil/base/chance.h"

namespace peil::web {
namespace {

HttpRequest with(const std::string& name, const std::string& value) {
  HttpRequest request;
  request.headers[name] = value;
  return request;
}

TEST(ParseForm, ReadsFieldsInTheirOrder) {
  EXPECT_EQ(parse_form("a=1&b=x+y&a=%C3%A9%26"), (Fields{{"a", "1"}, {"b", "x y"}, {"a", "é&"}}));
  EXPECT_EQ(parse_form(""), Fields{});
  EXPECT_EQ(parse_form("&&a&=x&b=&"), (Fields{{"a", ""}, {"", "x"}, {"b", ""}}));
  EXPECT_EQ(parse_form("a=b=c"), (Fields{{"a", "b=c"}}));
}

TEST(ParseForm, APercentSignWithoutTwoDigitsStaysAsItIs) {
  EXPECT_EQ(parse_form("a=%&b=%4&c=%zz&d=100%"),
            (Fields{{"a", "%"}, {"b", "%4"}, {"c", "%zz"}, {"d", "100%"}}));
}

TEST(ParseForm, AFormWithMoreFieldsThanAnyPageIsRefused) {
  std::string body;
  for (std::size_t i = 0; i < most_fields; ++i) body += "a=1&";
  EXPECT_EQ(parse_form(body)->size(), most_fields);
  EXPECT_FALSE(parse_form(body + "a=1"));
}

TEST(ParseForm, AnyBytesAreRead) {
  Chance chance("form", "fuzz");
  const std::string signs = "a=&%+;0fF\xC3\xFF\n";
  for (int round = 0; round < 3000; ++round) {
    std::string body;
    for (std::uint64_t n = chance.below(40); n > 0; --n) body += signs[chance.below(signs.size())];
    ASSERT_TRUE(parse_form(body)) << body;
  }
}

TEST(Cookie, FindsTheFirstOfItsName) {
  EXPECT_EQ(cookie(with("cookie", "a=1; peil=x.y; peil=z"), "peil"), "x.y");
  EXPECT_EQ(cookie(with("cookie", "peil=x=y"), "peil"), "x=y");
  for (const char* header : {"", ";", "peil", "Peil=x", "xpeil=1", "a=peil=1"}) {
    EXPECT_EQ(cookie(with("cookie", header), "peil"), "") << header;
  }
  EXPECT_EQ(cookie({}, "peil"), "");
}

TEST(AcceptsGzip, ReadsTheListAndItsWeights) {
  for (const char* header : {"gzip", "deflate, gzip", "br;q=1.0, gzip;q=0.5"}) {
    EXPECT_TRUE(accepts_gzip(with("accept-encoding", header))) << header;
  }
  for (const char* header : {"", "br", "gzip;q=0", "gzip;q=0.0", "x-gzip", "gzip;q=x"}) {
    EXPECT_FALSE(accepts_gzip(with("accept-encoding", header))) << header;
  }
}

TEST(Form, OfACutBodyTheLastFieldEndsBeforeASignThatIsNotWhole) {
  const std::string body = "a=1&b=%E1%88%80%E1%88%81";  // two signs of three bytes
  const std::string one = "\u1200", two = "\u1200\u1201";
  for (std::size_t cut = 0; cut <= body.size(); ++cut) {
    const Fields fields = parse_cut_form(body.substr(0, cut)).value();
    Fields expected;
    if (cut >= 2) expected.emplace_back("a", cut >= 3 ? "1" : "");
    if (cut >= 6) expected.emplace_back("b", cut >= 24 ? two : cut >= 15 ? one : "");
    EXPECT_EQ(fields, expected) << body.substr(0, cut);
  }
}

TEST(Form, OfACutBodyAFieldWithHalfANameIsLeftOut) {
  EXPECT_EQ(parse_cut_form("q1=5&q1").value(), (Fields{{"q1", "5"}}));  // it was q10
  EXPECT_EQ(parse_cut_form("q10=50").value(), (Fields{{"q10", "50"}}));
}

}  // namespace
}  // namespace peil::web
