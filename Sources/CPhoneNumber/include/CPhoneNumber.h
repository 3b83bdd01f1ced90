// A C face of libphonenumber's C++ parser: one call, no ownership to manage.
#pragma once
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/// What libphonenumber says of one number. Strings are NUL-terminated and truncated to fit.
typedef struct {
    int32_t status;       // 0 parsed; 1 not a number; 2 no country code and no default region; 3 too short; 4 too long
    int32_t valid;        // 1 when the number belongs to a range its plan assigns
    int32_t type;         // PhoneNumberUtil::PhoneNumberType
    char e164[20];
    char region[8];       // ISO 3166-1 alpha-2, "001" for non-geographic, "" when unknown
} gh_phone_number;

/// Parses `text` (UTF-8, `length` bytes); `region` is an ISO 3166-1 alpha-2 code or "" when none is assumed.
void gh_phone_number_parse(const char *text, size_t length, const char *region, gh_phone_number *out);

#ifdef __cplusplus
}
#endif
