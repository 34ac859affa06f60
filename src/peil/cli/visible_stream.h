#pragma once

#include <mutex>
#include <ostream>
#include <streambuf>
#include <string>

namespace peil::cli {

/// A stream for people's eyes: what is written to it reaches `to` as base/visible.h shows it, so
/// that no name, file or message can steer a terminal or show other words than are there. Whole
/// lines, and what there is when it is flushed or ends. Several threads may write to it.
class VisibleStream : public std::ostream {
 public:
  explicit VisibleStream(std::ostream& to) : std::ostream(nullptr), lines_(to) { rdbuf(&lines_); }
  VisibleStream(const VisibleStream&) = delete;
  VisibleStream& operator=(const VisibleStream&) = delete;

  /// Begins the line of a terminal anew.
  void erase_line() { lines_.erase_line(); }

 private:
  class Lines : public std::streambuf {
   public:
    explicit Lines(std::ostream& to) : to_(to) {}
    Lines(const Lines&) = delete;
    Lines& operator=(const Lines&) = delete;
    ~Lines() override { sync(); }
    void erase_line();

   private:
    int_type overflow(int_type sign) override;
    std::streamsize xsputn(const char* text, std::streamsize size) override;
    int sync() override;
    void pass_on(std::size_t bytes);

    std::ostream& to_;
    std::mutex mutex_;
    std::string line_;
  };
  Lines lines_;
};

/// As bars of progress do: the one sequence that we write ourselves. Nothing on other streams.
std::ostream& erase_line(std::ostream& to);

}  // namespace peil::cli
