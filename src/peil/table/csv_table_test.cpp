#include "peil/table/csv_table.h"

#include <gtest/gtest.h>

#include "peil/base/chance.h"
#include "peil/base/csv.h"
#include "peil/base/text.h"
#include "peil/table/cells.h"

namespace peil::table {
namespace {

Table table(std::string_view text, const CsvTableOptions& options = {}) {
  return read_csv_table(text, "t.csv", options).value();
}

// The cell as text, whatever form its column has; "" when blank.
std::string cell(const Column& column, std::size_t row) {
  if (const auto* bytes = std::get_if<ByteColumn>(&column.data)) {
    return bytes->code[row] == 0 ? "" : bytes->text[bytes->code[row] - 1u];
  }
  if (const auto* texts = std::get_if<TextColumn>(&column.data)) {
    return texts->code[row] == 0 ? "" : texts->text[texts->code[row] - 1u];
  }
  const auto& reals = std::get<RealColumn>(column.data);
  return !reals.blank.empty() && reals.blank[row] != 0 ? "" : exact_text(reals.value[row]);
}

TEST(CsvTable, ReadsMarksTextsAndBlanks) {
  const Table t = table("\xEF\xBB\xBFkey,mark,name\r\na,7,\"x, \"\"y\"\"\"\r\nb,,\r\n\r\nc,10,z");
  ASSERT_EQ(t.rows, 3u);
  EXPECT_TRUE(t.column("mark")->numeric);
  EXPECT_FALSE(t.column("name")->numeric);
  EXPECT_EQ(cell(*t.column("name"), 0), "x, \"y\"");
  EXPECT_EQ(cell(*t.column("mark"), 1), "");
  EXPECT_EQ(cell(*t.column("mark"), 2), "10");
  EXPECT_EQ(cell(*t.column("name"), 2), "z");
}

TEST(CsvTable, NumbersAreFiniteOrTheColumnIsText) {
  const Table t = table("a,b,c,d\n1.5,nan,1e999,-0.25\n2,1,1,3\n");
  EXPECT_TRUE(t.column("a")->numeric);
  EXPECT_FALSE(t.column("b")->numeric);
  EXPECT_FALSE(t.column("c")->numeric);
  EXPECT_TRUE(t.column("d")->numeric);
}

TEST(CsvTable, ToldMissingTextsAreBlank) {
  const Table t = table("a,b\n9,x\n99,NA\n", {{"", "NA", "99"}, {}, 1});
  EXPECT_EQ(cell(*t.column("a"), 0), "9");
  EXPECT_EQ(cell(*t.column("a"), 1), "");
  EXPECT_EQ(cell(*t.column("b"), 1), "");
}

TEST(CsvTable, TellsBadRowsWithTheirLines) {
  const auto bad = read_csv_table("a,b\n1,2\n3\n\n\"x\ny\",5\n6,7,8\n9,\"z\"q\n", "t.csv");
  ASSERT_FALSE(bad.ok());
  ASSERT_EQ(bad.problems().size(), 3u);
  EXPECT_EQ(bad.problems()[0].line, 3u);
  EXPECT_EQ(bad.problems()[0].message, "The row has 1 field, the header 2.");
  EXPECT_EQ(bad.problems()[1].line, 7u);
  EXPECT_EQ(bad.problems()[2].line, 8u);
}

TEST(CsvTable, RefusesWhatIsNoTable) {
  const auto code = [](std::string_view text) {
    return read_csv_table(text, "t.csv").problems().front().code;
  };
  EXPECT_EQ(code(""), "table.empty");
  EXPECT_EQ(code("a,a\n1,2\n"), "table.header-twice");
  EXPECT_EQ(code("a,b\n1,\"cut"), "table.cut-short");
  EXPECT_EQ(code("a,b\n1,caf\xe9\n"), "table.not-utf8");
}

TEST(CsvTable, AByte0IsNamedWithItsLineAndNotTakenForWindows1252) {
  for (const bool windows : {false, true}) {
    CsvTableOptions options;
    options.form.windows_1252 = windows;
    const auto told = [&](const std::string& text, std::size_t line) {
      const auto refused = read_csv_table(text, "t.csv", options);
      ASSERT_FALSE(refused.ok());
      const Problem& problem = refused.problems().front();
      EXPECT_EQ(problem.code, "table.nul-byte");
      EXPECT_EQ(problem.line, line);
      EXPECT_NE(problem.mend.find("UTF-16"), std::string::npos);
      EXPECT_EQ(problem.mend.find("1252"), std::string::npos);
    };
    told(std::string("a,b\n1,2\n1,\0x\n", 14), 3);
    told(std::string("a\0,\0b\0\n\0", 8), 1);
    told(std::string("\xFF\xFE"
                     "a\0\n\0",
                     6),
         1);
  }
  EXPECT_EQ(
      read_csv_header(bytes_of(std::string_view("a\0b\n", 4)), "t.csv").problems().front().code,
      "table.nul-byte");
}

// A file of many kinds of columns, larger than the least part, so that threads are used.
std::string random_file(std::uint64_t seed, std::size_t rows) {
  Chance chance("csv-table", std::to_string(seed));
  std::string text = "mark,weight,id,note,late\n";
  for (std::size_t row = 0; row < rows; ++row) {
    text += chance.below(5) == 0 ? "" : std::to_string(1 + chance.below(10));
    text += "," + exact_text(chance.share() * 3.0);
    text += "," + std::to_string(100000 + row * 7);
    text += ",";
    const std::string notes[]{"", "plain", "with, comma", "two\nlines", "a \"quote\""};
    text += csv_field(notes[chance.below(5)]);
    // Looks like a number until the very end.
    text += row + 1 == rows ? ",last" : "," + std::to_string(row);
    text += chance.below(2) == 0 ? "\n" : "\r\n";
  }
  return text;
}

TEST(CsvTable, IsTheSameForAnyNumberOfThreadsAndForTheGeneralReader) {
  for (std::uint64_t seed = 1; seed <= 4; ++seed) {
    const std::string text = random_file(seed, 9000);
    std::vector<std::vector<std::string>> rows;
    CsvReader reader([&](const CsvReader::Row& row) { return rows.push_back(row.fields), true; });
    reader.add(text);
    ASSERT_TRUE(reader.end());
    for (const int threads : {1, 2, 3, 7}) {
      const Table t = table(text, {{""}, {}, threads});
      ASSERT_EQ(t.rows + 1, rows.size());
      for (std::size_t c = 0; c < 5; ++c) {
        for (std::size_t row = 0; row < t.rows; ++row) {
          ASSERT_EQ(cell(t.columns[c], row), rows[row + 1][c]) << threads << " " << c << " " << row;
        }
      }
      EXPECT_TRUE(t.column("weight")->numeric);
      EXPECT_FALSE(t.column("late")->numeric);
    }
  }
}

// Rows of any length and sign, well-formed or not, to try every way in which a row can be cut.
std::string wild_file(Chance& chance, std::size_t fields, std::size_t bytes) {
  const bool returns = chance.below(2) == 0;
  std::string text = "c0";
  for (std::size_t c = 1; c < fields; ++c) text += ",c" + std::to_string(c);
  text += "\n";
  while (text.size() < bytes) {
    for (std::size_t c = 0; c < fields; ++c) {
      text += c == 0 ? "" : ",";
      switch (chance.below(12)) {
        case 0:
          text += csv_field(std::string(chance.below(40), '\n'));
          break;
        case 1:
          text += "\"" + std::string(chance.below(9) * 2, '"') + "\"";
          break;
        case 2:
          text += "na\xC3\xAFve \xE2\x82\xAC";
          break;
        case 3:
          text += csv_field(std::string(chance.below(3000), 'x') + ",");
          break;
        case 4:
          break;
        default:
          text += std::to_string(chance.below(c % 2 == 0 ? 12 : 400));
          break;
      }
    }
    const char* const ends[]{"\r\n", "\n", "\n", returns ? "\r" : "\n"};
    text += ends[chance.below(4)];
    if (chance.below(50) == 0) text += "\n";
  }
  if (chance.below(2) == 0) text.pop_back();
  return text;
}

TEST(CsvTable, ReadsWildFilesAsTheGeneralReaderDoesWhereverTheyAreCut) {
  Chance chance("csv-table", "wild");
  for (int round = 0; round < 12; ++round) {
    const std::size_t fields = 1 + chance.below(6);
    const std::string text = wild_file(chance, fields, 300'000);
    std::vector<std::vector<std::string>> rows;
    CsvReader reader([&](const CsvReader::Row& row) { return rows.push_back(row.fields), true; });
    reader.add(text);
    ASSERT_TRUE(reader.end());
    for (const int threads : {1, 2, 4}) {
      const Table t = table(text, {{""}, {}, threads});
      ASSERT_EQ(t.rows + 1, rows.size());
      for (std::size_t c = 0; c < fields; ++c) {
        for (std::size_t row = 0; row < t.rows; ++row) {
          ASSERT_EQ(cell(t.columns[c], row), rows[row + 1][c]) << threads << " " << c << " " << row;
        }
      }
    }
  }
}

TEST(CsvTable, APartThatBeginsInsideQuotesIsReadAgainFromWhereTheRowBeforeItEnds) {
  std::string text = "a,b\n1,\"";
  for (int line = 0; line < 60'000; ++line) text += "7,8\n";
  text += "\"\n2,y\n";
  const Table t = table(text, {{""}, {}, 4});
  ASSERT_EQ(t.rows, 2u);
  EXPECT_EQ(cell(*t.column("b"), 0).size(), 240'000u);
  EXPECT_EQ(cell(*t.column("a"), 1), "2");
  EXPECT_EQ(cell(*t.column("b"), 1), "y");
}

TEST(CsvTable, TellsALateBadRowWithItsLineForAnyNumberOfThreads) {
  std::string text = "a,b\n";
  for (int row = 0; row < 100'000; ++row) text += row == 99'990 ? "1\n" : "1,2\n";
  for (const int threads : {1, 2, 5}) {
    const auto bad = read_csv_table(text, "t.csv", {{""}, {}, threads});
    ASSERT_FALSE(bad.ok());
    ASSERT_EQ(bad.problems().size(), 1u);
    EXPECT_EQ(bad.problems()[0].line, 99'992u);
  }
}

TEST(CsvTable, RefusesBytesThatAreNotUtf8WhereverTheyStand) {
  std::string good = "a,b\n";
  while (good.size() < 200'000) good += "\xC3\xA9,1\n";
  for (const std::size_t at : {5u, 65'540u, 130'000u, 199'999u}) {
    std::string text = good;
    text[at] = '\xFF';
    for (const int threads : {1, 3}) {
      EXPECT_EQ(read_csv_table(text, "t.csv", {{""}, {}, threads}).problems().front().code,
                "table.not-utf8");
    }
  }
  EXPECT_TRUE(read_csv_table(good, "t.csv", {{""}, {}, 3}).ok());
}

TEST(CsvTable, WholeNumbersThatADoubleCannotTellApartAreTexts) {
  const Table t = table(
      "id,big,part\n9007199254740993,9007199254740991,0.12345678901234567\n"
      "9007199254740992,-9007199254740991,1e300\n");
  EXPECT_FALSE(t.column("id")->numeric);
  EXPECT_EQ(cell(*t.column("id"), 0), "9007199254740993");
  EXPECT_TRUE(t.column("big")->numeric);
  EXPECT_TRUE(t.column("part")->numeric);
}

TEST(CsvTable, LinesMayEndInCarriageReturns) {
  for (const int rows : {3, 40'000}) {  // in one piece, and in many
    std::string text = "a,q\r";
    for (int row = 0; row < rows; ++row) text += row % 3 == 0 ? "\"x\",1\r" : "\xC3\xA9,2\r";
    for (const int threads : {1, 3}) {
      const Table t = table(text, {{""}, {}, threads});
      ASSERT_EQ(t.rows, static_cast<std::size_t>(rows));
      EXPECT_EQ(cell(*t.column("q"), 1), "2");
      EXPECT_EQ(cell(*t.column("a"), 0), "x");
    }
    text[text.size() - 5] = '\xFF';
    EXPECT_EQ(read_csv_table(text, "t.csv").problems().front().code, "table.not-utf8");
  }
}

TEST(CsvTable, ACarriageReturnInsideARowEndsItWithItsLine) {
  const auto bad = read_csv_table("a,b\n1,2\n3\r4,5\n", "t.csv");
  ASSERT_FALSE(bad.ok());
  EXPECT_EQ(bad.problems()[0].line, 3u);
}

TEST(CsvTable, TheHeaderAloneNamesTheColumns) {
  const auto head = read_csv_header(bytes_of("\xEF\xBB\xBF\"a;\nb\";c\r\n1;2\n"), "t.csv");
  ASSERT_TRUE(head.ok());
  ASSERT_EQ(head.value().columns.size(), 2u);
  EXPECT_EQ(head.value().columns[0].name, "a;\nb");
  EXPECT_EQ(head.value().columns[1].name, "c");
}

TEST(CsvTable, TellsLikeBadRowsOnceWithTheirNumberAndFirstLines) {
  std::string text = "a,b\n";
  for (int i = 0; i < 300; ++i) text += "1,7,5\n";
  const auto bad = read_csv_table(text, "d.csv");
  ASSERT_FALSE(bad.ok());
  ASSERT_EQ(bad.problems().size(), 1u);
  EXPECT_EQ(
      bad.problems()[0].message,
      "The row has 3 fields, the header 2. So in 300 rows: lines 2, 3, 4, 5, 6 and 295 more.");
  EXPECT_EQ(bad.problems()[0].line, 2u);
}

// More than 255 values, so that the column is one of numbers, and on several threads.
TEST(CsvTable, ReadsDecimalsBehindAComma) {
  std::string text = "a;b\n";
  for (int i = 0; i < 30000; ++i) text += std::to_string(i) + ",25;-0,5\n";
  const Table table =
      read_csv_table(text, "d.csv", {.threads = 3, .form = {.separator = ';', .decimal = ','}})
          .value();
  ASSERT_TRUE(table.columns[0].numeric);
  ASSERT_TRUE(table.columns[1].numeric);
  EXPECT_EQ(std::get<RealColumn>(table.columns[0].data).value[29999], 29999.25);
  EXPECT_EQ(std::get<ByteColumn>(table.columns[1].data).number[0], -0.5);
}

TEST(CsvTable, DoesNotTakeAPointForADecimalWhereACommaIs) {
  const Table table = read_csv_table("a\n1.000\n", "d.csv", {.form = {.decimal = ','}}).value();
  EXPECT_FALSE(table.columns[0].numeric);
}

TEST(CsvTable, RowsWithoutEndAreRefusedInWords) {
  const auto code = [](const std::string& text) {
    const auto read = read_csv_table(text, "t.csv");
    return read.ok() ? "" : read.problems().front().code;
  };
  EXPECT_EQ(code("a\n" + std::string(9 << 20, 'x') + "\n"), "table.row-too-large");
  EXPECT_EQ(code("a,b\n1,\"" + std::string(9 << 20, 'x')), "table.row-too-large");
  EXPECT_EQ(code(std::string(20'000, ',') + "\n"), "table.row-too-large");
  EXPECT_EQ(code(std::string(9 << 20, 'x')), "table.row-too-large");
  EXPECT_EQ(code("a\n" + std::string(1 << 20, 'x') + "\n"), "");
}

TEST(CsvTable, AnEncodingIsProposedAndRead) {
  const std::string text = "na\xEFve,g\n1,\x80\n2,\xE9\n";
  for (const std::string& wrong : {text, std::string("a,g\n1,\xE9\n")}) {
    const auto refused = read_csv_table(wrong, "d.csv");
    ASSERT_FALSE(refused.ok());
    EXPECT_EQ(refused.problems()[0].code, "table.not-utf8");
    EXPECT_EQ(refused.problems()[0].mend,
              "Save the file as UTF-8, or say \"encoding\": \"windows-1252\" with its data in the "
              "plan when a Windows program wrote it so.");
  }
  EXPECT_FALSE(read_csv_header(bytes_of(text), "d.csv").ok());
  const CsvForm form{.windows_1252 = true};
  EXPECT_EQ(read_csv_header(bytes_of(text), "d.csv", form).value().columns[0].name, "naïve");
  for (const int threads : {1, 3}) {
    const Table table = read_csv_table(text, "d.csv", {.threads = threads, .form = form}).value();
    EXPECT_EQ(table.columns[0].name, "naïve");
    EXPECT_EQ(Cells(table.columns[1]).text(0), "€");
    EXPECT_EQ(Cells(table.columns[1]).text(1), "é");
  }
  const Table marked = read_csv_table("\xEF\xBB\xBFnaïve\nx\n", "d.csv", {.form = form}).value();
  EXPECT_EQ(marked.columns[0].name, "naïve");
  EXPECT_FALSE(read_csv_table("a\n\x81\n", "d.csv", {.form = form}).ok());
}

}  // namespace
}  // namespace peil::table
