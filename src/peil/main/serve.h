#pragma once

#include <cstddef>
#include <optional>
#include <string>

#include "peil/cli/command.h"

/// `peil serve`: the one command that opens a second door, that of the web, and so stands where
/// both may be seen.
namespace peil::cli {

/// What is asked of it, read from the line alone.
struct ServeRequest {
  std::string study;                  ///< folder
  std::string data;                   ///< folder of the stores
  std::optional<std::string> wave;    ///< nothing: the last of the study
  std::optional<std::string> letter;  ///< to judge in the console
  std::string address;                ///< to listen on
  int port = 0;                       ///< 0: one that is free, which is printed
  std::size_t test_codes = 0;         ///< trial interviews to make, whose codes are printed
  bool behind_tls = false;            ///< a proxy in front speaks TLS and says who calls
};

/// Nothing when an option is no number within its bounds; `streams` has been told.
std::optional<ServeRequest> serve_request(const Arguments& arguments, Streams streams);

/// Serves the questionnaire until it is asked to stop, and ends when every answer that was
/// acknowledged is on disk. What it returns is the exit status: a mistake in the study, or answers
/// that were given to another form, are problems in the input.
///
/// Throws    OutsideError when the stores cannot be opened, or when an answer could not be put on
///           disk: then it serves nobody any more.
int serve_wave(const ServeRequest& request, Outside& outside, Streams streams);

extern const Command serve;

}  // namespace peil::cli
