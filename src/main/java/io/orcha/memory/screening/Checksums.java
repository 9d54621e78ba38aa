package io.orcha.memory.screening;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Tells numbers of payment cards and bank accounts from other numbers by their check digits and lengths. */
final class Checksums {

    /** The length of an IBAN in each country, from the registry of ISO 13616. */
    private static final Map<String, Integer> IBAN_LENGTHS = Stream.of("""
            AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BR29 CH21 CR22 CY28 CZ24 DE22 DK18 DO28 EE20 EG29 ES24 FI18 FO18 \
            FR27 GB22 GE22 GI23 GL18 GR27 GT28 HR21 HU28 IE22 IL23 IQ23 IS26 IT27 JO30 KW30 KZ20 LB28 LI21 LT20 LU20 LV21 \
            MC27 MD24 ME22 MK19 MR27 MT31 MU30 NL18 NO15 PK24 PL28 PS29 PT25 QA29 RO24 RS22 SA24 SE24 SI19 SK24 SM27 TN24 \
            TR26 UA29 VA22 VG24 XK20""".split(" ", -1))
            .collect(Collectors.toUnmodifiableMap(
                    entry -> entry.substring(0, 2), entry -> Integer.parseInt(entry.substring(2))));

    /**
     * The countries whose account numbers have digits only, from the same registry. Without this, one in a few thousand identifiers
     * in hexadecimal (UUIDs, digests) would be taken for an account in Germany, Belgium, Bosnia, Estonia or the Emirates.
     */
    private static final Set<String> IBANS_OF_DIGITS = Set.of("""
            AE AT BA BE CR CZ DE DK EE EG ES FI FO GL HR HU IL IS LT ME MR NO PL PT RS SE SI SK TN VA XK""".split(" ", -1));

    private Checksums() {}

    /** Whether digits are the number of a card: a known issuer's range and length, and a right check digit. */
    static boolean isCard(String digits) {
        return hasCardLength(digits) && passesLuhn(digits);
    }

    /** The number of leading characters, without spaces, that make an IBAN, or 0. */
    static int ibanLength(String compact) {
        if (compact.length() < 15) {
            return 0;
        }
        var country = compact.substring(0, 2);
        var length = IBAN_LENGTHS.get(country);
        if (length == null || compact.length() < length) {
            return 0;
        }
        var iban = compact.substring(0, length);
        boolean isWellFormed =
                !IBANS_OF_DIGITS.contains(country) || iban.chars().skip(2).allMatch(Character::isDigit);
        return isWellFormed && remainder(iban) == 1 ? length : 0;
    }

    private static boolean hasCardLength(String digits) {
        int length = digits.length();
        if (length < 13 || length > 19) {
            return false;
        }
        int two = Integer.parseInt(digits.substring(0, 2));
        return switch (digits.charAt(0)) {
            case '2' -> length == 16 && two >= 22 && two <= 27;
            case '3' -> (two == 34 || two == 37) ? length == 15 : two == 35 ? length >= 16 : length == 14;
            case '4' -> length == 13 || length == 16 || length == 19;
            case '5', '6' -> length >= 16;
            default -> false;
        };
    }

    private static boolean passesLuhn(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(digits.length() - 1 - i) - '0';
            int doubled = digit * 2;
            sum += i % 2 == 0 ? digit : doubled > 9 ? doubled - 9 : doubled;
        }
        return sum % 10 == 0;
    }

    private static int remainder(String iban) {
        var moved = iban.substring(4) + iban.substring(0, 4);
        int remainder = 0;
        for (int i = 0; i < moved.length(); i++) {
            int value = Character.digit(moved.charAt(i), 36);
            remainder = (remainder * (value > 9 ? 100 : 10) + value) % 97;
        }
        return remainder;
    }
}
