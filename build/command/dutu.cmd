@echo off
rem The dutu command of the installed program: the same program, without a window.
"%~dp0Dutu.exe" --log-level=3 --cli %*
exit /b %ERRORLEVEL%
