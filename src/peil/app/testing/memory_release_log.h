#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <utility>

#include "peil/ports/outside.h"

namespace peil::app::testing {

/// A release log in memory, of whatever data folder.
class MemoryReleaseLog {
 public:
  /// From then on the outside keeps what goes out here; this outlives it.
  void serve(Outside& outside) {
    outside.release_log = [this](const std::string&) { return std::make_unique<Log>(*this); };
  }

  std::string text;
  std::string slips_in;  ///< a line that another writer puts before the next one

 private:
  class Log : public ReleaseLog {
   public:
    explicit Log(MemoryReleaseLog& all) : all_(all) {}
    std::string read() const override { return all_.text; }
    bool add(std::string_view before, std::string_view line) override {
      if (!all_.slips_in.empty()) all_.text += std::exchange(all_.slips_in, {}) + '\n';
      if (all_.text != before) return false;
      all_.text += std::string(line) + '\n';
      return true;
    }

   private:
    MemoryReleaseLog& all_;
  };
};

}  // namespace peil::app::testing
