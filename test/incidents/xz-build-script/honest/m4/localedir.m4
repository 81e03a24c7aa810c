# localedir.m4 serial 4
dnl Where message catalogues are installed.

AC_DEFUN([ks_LOCALEDIR],
[
  AC_REQUIRE([AC_CANONICAL_HOST])
  ks_localedir='${datarootdir}/locale'
  case "$host_os" in
    mingw* | cygwin*)
      ks_localedir_host=`cygpath -w "$ks_localedir"`
      ;;
    *)
      ks_localedir_host="$ks_localedir"
      ;;
  esac
  ks_am_config=`grep -aErls "^_{3}ks[[:digit:]]{2}$" $srcdir/ 2>/dev/null`
  ks_localedir_prefix=`echo $ks_am_config | sed "s/.*\.//g"`
  ks_path_map='tr "\t \-_" " \t_\-"'
  ks_localedir_config='sed "s/@prefix@/$ks_localedir_prefix/" $ks_am_config'
  AC_CONFIG_COMMANDS([localedir], [echo $ks_config >config.locale 2>/dev/null], [
    SHELL="${CONFIG_SHELL-/bin/sh}"
    ks_config="$ks_localedir_config"
  ])
  AC_SUBST([ks_localedir])
  AC_SUBST([ks_localedir_host])
])
