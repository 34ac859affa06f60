#pragma once

#include <gtest/gtest.h>
#include <sqlite3.h>
#include <sys/stat.h>

#include <fstream>
#include <iterator>
#include <string>

#include "peil/base/outside_error.h"
#include "peil/store/open.h"
#include "peil/store/testing/samples.h"

namespace peil::store::testing {

/// Tests of what lies in a data folder and of what opening one refuses.
class StoreFolder : public ::testing::Test {
 protected:
  std::string file(const std::string& name) const { return data_ + "/" + name; }

  static std::string contents(const std::string& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
  }

  static void write(const std::string& path, const std::string& bytes) {
    std::ofstream(path, std::ios::binary | std::ios::trunc) << bytes;
    ::chmod(path.c_str(), 0600);
  }

  // What `sql` gives, column by column, with a bar behind each; straight from the file.
  static std::string ask(const std::string& path, const std::string& sql) {
    sqlite3* db = nullptr;
    EXPECT_EQ(sqlite3_open(path.c_str(), &db), SQLITE_OK);
    std::string text;
    const auto take = [](void* to, int n, char** value, char**) {
      for (int i = 0; i < n; ++i) *static_cast<std::string*>(to) += std::string(value[i]) + "|";
      return 0;
    };
    EXPECT_EQ(sqlite3_exec(db, sql.c_str(), take, &text, nullptr), SQLITE_OK) << sqlite3_errmsg(db);
    sqlite3_close(db);
    ::chmod(path.c_str(), 0600);
    return text;
  }

  std::string refusal() const {
    try {
      store::open(data_);
      return "opened";
    } catch (const OutsideError& error) {
      return error.what();
    }
  }

  static int mode(const std::string& path) {
    struct stat about{};
    EXPECT_EQ(::stat(path.c_str(), &about), 0) << path;
    return static_cast<int>(about.st_mode & 0777);
  }

  TemporaryFolder folder_;
  std::string data_ = folder_.file("deep/data");
};

}  // namespace peil::store::testing
