#include "peil/cli/visible_stream.h"

#include <gtest/gtest.h>

#include <sstream>

#include "peil/base/outside_error.h"
#include "peil/cli/command.h"

namespace peil::cli {
namespace {

TEST(VisibleStream, ShowsWhatATerminalWouldObey) {
  std::ostringstream to;
  {
    VisibleStream shown(to);
    shown << "wave \x1B[2J" << 2013 << ": \u202E7,2" << '\n' << "caf" << "\xC3";
    EXPECT_EQ(to.str(), "wave <U+001B>[2J2013: <U+202E>7,2\n");
    shown << "\xA9";  // a sign that came in two parts
    shown.flush();
  }
  EXPECT_EQ(to.str(), "wave <U+001B>[2J2013: <U+202E>7,2\ncafé");
}

const Command fails{{"fail", "", {}}, [](const Arguments&, Outside&, Streams streams) -> int {
                      streams.out << "\x1B]0;title\a data\n";
                      print({{"a.b", "\x1B[31mfile", 1, 2, "\u2066x\u2069", "\u200B"}},
                            streams.err);
                      throw OutsideError("no file \x1B[8m");
                    }};

TEST(VisibleStream, EveryMessageOfACommandGoesThroughIt) {
  Outside* none = nullptr;  // the command above asks for nothing
  std::ostringstream out, err;
  const std::vector<std::string> words{"fail"};
  EXPECT_EQ(run({&fails, 1}, words, *none, {out, err}), OutsideFailed);
  EXPECT_EQ(err.str(),
            "<U+001B>[31mfile:1:2: <U+2066>x<U+2069>\n    <U+200B>\npeil: no file <U+001B>[8m\n");
  EXPECT_EQ(out.str(), "\x1B]0;title\a data\n");  // a file or a pipe: data as it is
}

TEST(VisibleStream, OnATerminalResultsGoThroughItToo) {
  Outside* none = nullptr;
  std::ostringstream out, err;
  const std::vector<std::string> words{"fail"};
  run({&fails, 1}, words, *none, {out, err, true});
  EXPECT_EQ(out.str(), "<U+001B>]0;title<U+0007> data\n");
}

TEST(VisibleStream, ACommandThatIsNoneIsShownAsWell) {
  Outside* none = nullptr;
  std::ostringstream out, err;
  const std::vector<std::string> words{"\x1B[2J"};
  EXPECT_EQ(run({&fails, 1}, words, *none, {out, err}), WrongUse);
  EXPECT_EQ(err.str().find('\x1B'), std::string::npos);
}

}  // namespace
}  // namespace peil::cli
